import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findUser } from '#server/access/accounts.ts';
import { mailReaders } from '#server/access/mailReaders.ts';
import { undoImport } from '#server/ingest/index.ts';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer, PASSWORD } from '#test/factories/accessServer.ts';
import { csv, importTexts } from '../ingest/tryOut.ts';

/** Mo and Olive are in the records; `left` is the day Mo left, or nothing. */
const staff = (left = '') =>
  csv(`
    employee_id,name,email,hire_date,termination_date,manager_id
    m,Mo Marsh,mo@example.com,2020-01-01,${left},
    o,Olive Owner,olive@example.com,2020-01-01,${left},
    p,Pia Park,pia@example.com,2021-01-01,,m`);

describe.each(databases)('somebody who has left, on $name', (engine) => {
  let at: AccessServer;
  let cookie: string;
  const imported = (left?: string) =>
    importTexts(
      at.db,
      { 'staff.csv': staff(left) },
      { mapping: { asOf: '2026-06-30' }, confirmExits: true, unasked: true },
    );
  const session = async (): Promise<string | undefined> =>
    (await at.send('GET', '/api/session', { cookie })).body.user?.email;
  const signIn = async (email: string): Promise<number> =>
    (await at.send('POST', '/api/session', { body: { email, password: PASSWORD } })).status;
  beforeEach(async () => {
    at = await accessServer(engine);
    await imported();
    await at.user('olive@example.com', 'owner');
    cookie = await at.cookieOf(await at.user('mo@example.com', 'manager', 'hr'));
  });
  afterEach(() => at.close());

  it('is not let in from the day on that the records say, nor mailed, and is again when the import is undone', async () => {
    expect([await session(), await signIn('mo@example.com')]).toEqual(['mo@example.com', 200]);
    await imported('2026-05-31');
    expect([await session(), await signIn('mo@example.com')]).toEqual([undefined, 401]);
    expect((await at.send('GET', '/api/morale', { cookie })).status).toBe(401);
    expect((await mailReaders(at.db, at.clock.now)).map(({ email }) => email)).toEqual(['olive@example.com']);
    await undoImport(at.db, { importId: undefined, actor: 'test', now: at.clock.now });
    expect([await session(), await signIn('mo@example.com')]).toEqual(['mo@example.com', 200]);
  });

  it('is let in until that day comes', async () => {
    await imported('2026-07-02');
    expect(await session()).toBe('mo@example.com');
    at.clock.now = new Date('2026-07-02T00:00:01Z');
    expect(await session()).toBeUndefined();
  });

  it('reads by no token any more', async () => {
    const made = await at.send('POST', '/api/tokens', { cookie, body: { scope: 'report', label: 'BI', days: 30 } });
    const headers = { authorization: `Bearer ${made.body.text}` };
    const asked = async () => (await at.send('GET', '/api/turnover', { headers })).status;
    expect(await asked()).toBe(200);
    await imported('2026-05-31');
    expect(await asked()).toBe(401);
  });

  it('is still let in as an owner, so that no wrong file locks everybody out; administrators see who is not', async () => {
    await imported('2026-05-31');
    const signedIn = await at.send('POST', '/api/session', {
      body: { email: 'olive@example.com', password: PASSWORD },
    });
    expect(signedIn.status).toBe(200);
    const owner = signedIn.headers.getSetCookie()[0].split(';')[0];
    const { accounts } = (await at.send('GET', '/api/accounts', { cookie: owner })).body;
    expect(accounts.map(({ name, leftOn }) => [name, leftOn])).toEqual([
      ['mo', '2026-05-31'],
      ['olive', '2026-05-31'],
    ]);
  });

  it('is known by the e-mail address where nobody said who they are', async () => {
    await imported('2026-05-31');
    await at.db.rows(sql`update users set person_external_id = null`);
    expect(await signIn('mo@example.com')).toBe(401);
    expect((await mailReaders(at.db, at.clock.now)).map(({ email }) => email)).toEqual(['olive@example.com']);
  });

  it('is sent no link, and a link that was made before is refused without being used up', async () => {
    const owner = await at.cookieOf((await findUser(at.db, 'olive@example.com'))!);
    const body = { email: 'pia@example.com', roles: ['manager'], personExternalId: null, mail: false };
    const invite = () => at.send('POST', '/api/invitations', { cookie: owner, body });
    const { link } = (await invite()).body;
    await at.db.rows(sql`
      update employments set left_on = '2026-05-31' where employee_id = (select employee_id from employees where external_id = 'p')`);
    const use = () =>
      at.send('POST', '/api/links/use', {
        body: { token: link.split('#')[1], name: 'Pia', password: 'quiet otters swim upstream' },
      });
    expect(await use()).toMatchObject({ status: 409, body: { error: expect.stringContaining('left on 2026-05-31') } });
    expect((await invite()).status).toBe(409);
    await at.db.rows(sql`update employments set left_on = null`);
    expect((await use()).status).toBe(200);
  });

  it('who came back is let in again', async () => {
    await imported('2026-05-31');
    await at.db.rows(sql`
      insert into employments (employee_id, employment_no, hired_on, import_id, file_no, line)
      select employee_id, 2, date '2026-06-15', import_id, file_no, line from employees where external_id = 'm'`);
    expect(await session()).toBe('mo@example.com');
  });
});
