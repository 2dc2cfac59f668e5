import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { employees, employments, invitations, users } from '#drizzle/schema/index.ts';
import { countOwners } from '#server/access/accounts.ts';
import type { User } from '#server/access/user.ts';
import { type Invitation, peopleResponse } from '#shared/contract/accounts.ts';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer, type Answer, cookieFrom, PASSWORD } from '#test/factories/accessServer.ts';

const tokenOf = ({ body }: Answer): string => new URL(body.link).hash.slice(1);

describe.each(databases)('people and roles ($name)', (engine) => {
  let at: AccessServer;
  let owner: User;
  let admin: User;
  let cookies: { owner: string; admin: string; hr: string };
  let number = 0;
  beforeAll(async () => {
    at = await accessServer(engine);
    owner = await at.user('olive@example.com', 'owner');
    admin = await at.user('ada@example.com', 'admin');
    const hr = await at.user('hal@example.com', 'hr');
    cookies = { owner: await at.cookieOf(owner), admin: await at.cookieOf(admin), hr: await at.cookieOf(hr) };
    const provenance = { placeholder: false, importId: 1, fileNo: 1, line: 1 };
    const person = { externalId: 'E7', name: 'Mia Fall', email: 'Mia.Fall@example.com', ...provenance };
    await at.db.orm.insert(employees).values(person);
  });
  beforeEach(() => void (at.clock.now = new Date(at.clock.now.getTime() + 16 * 60_000)));
  afterAll(() => at.close());

  const fresh = () => `new${(number += 1)}@example.com`;
  const as = (who: keyof typeof cookies, method: string, path: string, body?: unknown) =>
    at.send(method, path, { cookie: cookies[who], ...(body !== undefined && { body }) });
  const use = (token: string, more: object = {}) =>
    at.send('POST', '/api/links/use', {
      body: { token, name: 'Nia New', password: 'quiet otters swim upstream', ...more },
    });
  const account = async (email: string) =>
    (await as('owner', 'GET', '/api/accounts')).body.accounts.find((known: User) => known.email === email);

  it('an invitation lets somebody in once, with the roles and the person it was made for and no others', async () => {
    const made = await as('admin', 'POST', '/api/invitations', { email: 'Mia.Fall@example.com', roles: ['manager'] });
    const token = tokenOf(made);
    expect(JSON.stringify(await at.db.orm.select().from(invitations))).not.toContain(token);
    expect((await at.send('POST', '/api/links/open', { body: { token } })).body).toEqual({
      purpose: 'invitation',
      email: 'mia.fall@example.com',
    });
    const asked = { roles: ['owner'], email: 'else@example.com', personExternalId: 'E1', emailVerified: true };
    const used = await use(token, asked);
    expect(used.body.user).toEqual({
      name: 'Nia New',
      email: 'mia.fall@example.com',
      roles: ['manager'],
      personExternalId: 'E7',
    });
    expect((await at.send('GET', '/api/session', { cookie: cookieFrom(used) })).body.user?.roles).toEqual(['manager']);
    expect((await use(token)).status).toBe(410);
    expect(await account('mia.fall@example.com')).toMatchObject({ personName: 'Mia Fall', waysIn: ['password'] });
  });

  it('a link is dead after seven days, when revoked, and when a new one was made', async () => {
    const email = fresh();
    const first = await as('owner', 'POST', '/api/invitations', { email, roles: ['hr'] });
    const { invitationId } = first.body.invitation;
    const second = await as('owner', 'POST', `/api/invitations/${invitationId}/again`);
    expect((await use(tokenOf(first))).status).toBe(410);
    await as('owner', 'DELETE', `/api/invitations/${second.body.invitation.invitationId}`);
    expect((await use(tokenOf(second))).status).toBe(410);
    const third = await as('owner', 'POST', '/api/invitations', { email, roles: ['hr'] });
    const made = at.clock.now;
    at.clock.now = new Date(made.getTime() + 7 * 86_400_000);
    expect((await use(tokenOf(third))).status).toBe(410);
    at.clock.now = new Date(made.getTime() + 7 * 86_400_000 - 1);
    expect((await use(tokenOf(third))).status).toBe(200);
    at.clock.now = made;
  });

  it('one link used twice at once makes one account', async () => {
    const made = await as('owner', 'POST', '/api/invitations', { email: fresh(), roles: ['hr'] });
    const used = await Promise.all([use(tokenOf(made)), use(tokenOf(made))]);
    expect(used.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 410]);
  });

  it('a forgotten password: a link of an administrator sets a new one and ends the sessions', async () => {
    const somebody = await at.user(fresh(), 'executive');
    const before = await at.cookieOf(somebody);
    const made = await as('admin', 'POST', `/api/accounts/${somebody.userId}/reset`);
    expect((await use(tokenOf(made), { roles: ['owner'] })).body.user?.roles).toEqual(['executive']);
    expect((await at.send('GET', '/api/session', { cookie: before })).body.user).toBeUndefined();
  });

  it('an old link never gives more than it was made for: what changes about the account ends its open links', async () => {
    const somebody = await at.user(fresh(), 'hr');
    const reset = () => as('admin', 'POST', `/api/accounts/${somebody.userId}/reset`);
    const change = (body: object) => as('owner', 'PATCH', `/api/accounts/${somebody.userId}`, body);
    const beforeRoles = await reset();
    expect((await change({ roles: ['owner'] })).status).toBe(200);
    expect((await use(tokenOf(beforeRoles))).status).toBe(410);
    expect((await change({ roles: ['hr'] })).status).toBe(200);
    const beforeDisabling = await reset();
    expect((await change({ disabled: true })).status).toBe(200);
    expect((await change({ disabled: false })).status).toBe(200);
    expect((await use(tokenOf(beforeDisabling))).status).toBe(410);
    const beforePassword = await reset();
    const changed = await at.send('PUT', '/api/account/password', {
      cookie: await at.cookieOf(somebody),
      body: { current: PASSWORD, password: 'quiet otters swim upstream' },
    });
    expect(changed.status).toBe(200);
    expect((await use(tokenOf(beforePassword))).status).toBe(410);
  });

  it('a link of roles the account no longer has is refused, however they changed', async () => {
    const somebody = await at.user(fresh(), 'hr');
    const made = await as('admin', 'POST', `/api/accounts/${somebody.userId}/reset`);
    await at.db.orm
      .update(users)
      .set({ roles: ['owner'] })
      .where(eq(users.id, somebody.userId));
    expect((await use(tokenOf(made))).status).toBe(410);
    await at.db.orm
      .update(users)
      .set({ roles: ['hr'] })
      .where(eq(users.id, somebody.userId));
  });

  it('the links somebody made end when they are disabled or their roles change', async () => {
    const inviter = await at.user(fresh(), 'admin');
    const cookie = await at.cookieOf(inviter);
    const body = { email: fresh(), roles: ['hr'] };
    const made = await at.send('POST', '/api/invitations', { cookie, body });
    await as('owner', 'PATCH', `/api/accounts/${inviter.userId}`, { disabled: true });
    expect((await use(tokenOf(made))).status).toBe(410);
  });

  it('nobody but an owner says who they are in the records themselves, and nobody is somebody the records do not know', async () => {
    const link = (who: keyof typeof cookies, id: number, personExternalId: string | null) =>
      as(who, 'PATCH', `/api/accounts/${id}`, { personExternalId }).then(({ status }) => status);
    expect(await link('admin', admin.userId, 'E7')).toBe(409);
    expect(await link('owner', owner.userId, 'E7')).toBe(200);
    expect(await link('owner', owner.userId, null)).toBe(200);
    expect(await link('owner', admin.userId, 'nobody')).toBe(404);
    const body = { email: fresh(), roles: ['manager'], personExternalId: 'nobody' };
    expect((await as('owner', 'POST', '/api/invitations', body)).status).toBe(404);
  });

  it('weak passwords on a link that is good lock nobody out', async () => {
    const made = await as('owner', 'POST', '/api/invitations', { email: fresh(), roles: ['hr'] });
    for (let tried = 0; tried < 11; tried++)
      expect((await use(tokenOf(made), { password: 'password1234' })).status).toBe(400);
    expect((await use(tokenOf(made))).status).toBe(200);
  });

  it('what cannot be written down is not done: the deed and its line in the audit log are one', async () => {
    const somebody = await at.user(fresh(), 'executive');
    const email = fresh();
    await at.db.rows(sql`alter table audit_events add constraint refused check (action = 'nothing') not valid`);
    try {
      const asked: [string, string, object?][] = [
        ['PATCH', `/api/accounts/${somebody.userId}`, { roles: ['hr'] }],
        ['POST', '/api/invitations', { email, roles: ['hr'] }],
        ['POST', '/api/tokens', { scope: 'scim', label: 'nightly', days: 3 }],
      ];
      for (const [method, path, body] of asked) expect((await as('admin', method, path, body)).status).toBe(500);
      const retention = { cookie: cookies.hr, body: { 'audit log': 12 } };
      expect((await at.send('POST', '/api/rights/retention', retention)).status).toBe(500);
    } finally {
      await at.db.rows(sql`alter table audit_events drop constraint refused`);
    }
    expect((await account(somebody.email))?.roles).toEqual(['executive']);
    const told = await as('owner', 'GET', '/api/accounts');
    expect(told.body.invitations.filter((made: Invitation) => made.email === email)).toEqual([]);
    expect((await as('owner', 'GET', '/api/tokens')).body.tokens).toEqual([]);
    expect((await as('hr', 'GET', '/api/rights/retention')).body.periods).toEqual({});
  });

  it('a change of roles and disabling end the sessions at once; somebody disabled does not come in', async () => {
    const somebody = await at.user(fresh(), 'executive');
    const cookie = await at.cookieOf(somebody);
    const change = (body: object) => as('admin', 'PATCH', `/api/accounts/${somebody.userId}`, body);
    expect((await change({ roles: ['manager'], email: 'x@example.com', userId: 1 })).status).toBe(200);
    expect((await at.send('GET', '/api/session', { cookie })).body.user).toBeUndefined();
    const again = await at.cookieOf(somebody);
    expect((await change({ disabled: true })).status).toBe(200);
    expect((await at.send('GET', '/api/session', { cookie: again })).body.user).toBeUndefined();
    const forced = await at.cookieOf(somebody);
    expect((await at.send('GET', '/api/overview', { cookie: forced })).status).toBe(401);
    const body = { email: somebody.email, password: 'several plain words in a row' };
    expect((await at.send('POST', '/api/session', { body })).status).toBe(401);
    expect(await account(somebody.email)).toMatchObject({ email: somebody.email, roles: ['manager'] });
  });

  it('the last owner stays, nobody changes their own roles, and only an owner makes or touches one', async () => {
    const patch = (who: keyof typeof cookies, id: number, body: object) =>
      as(who, 'PATCH', `/api/accounts/${id}`, body).then(({ status }) => status);
    expect(await patch('owner', owner.userId, { roles: ['hr'] })).toBe(409);
    expect(await patch('owner', owner.userId, { disabled: true })).toBe(409);
    expect(await patch('admin', admin.userId, { roles: ['admin', 'hr'] })).toBe(409);
    expect(await patch('admin', owner.userId, { roles: ['hr'] })).toBe(403);
    expect(await patch('admin', owner.userId, { disabled: true })).toBe(403);
    expect((await as('admin', 'POST', `/api/accounts/${owner.userId}/reset`)).status).toBe(403);
    expect((await as('admin', 'POST', '/api/invitations', { email: fresh(), roles: ['owner'] })).status).toBe(403);
    const refused = async (method: string, path: string, body: object) =>
      (await as('admin', method, path, body)).body.error;
    const give = 'Only an owner can make somebody an owner.';
    expect(await refused('PATCH', `/api/accounts/${admin.userId}`, { roles: ['admin', 'owner'] })).toBe(give);
    expect(await refused('POST', '/api/invitations', { email: fresh(), roles: ['owner'] })).toBe(give);
    expect(await refused('PATCH', `/api/accounts/${owner.userId}`, { roles: ['hr'] })).toBe(
      'Only an owner can do this to an owner.',
    );
    const second = await at.user(fresh(), 'owner');
    const theirs = await at.cookieOf(second);
    const demote = (cookie: string, id: number) =>
      at.send('PATCH', `/api/accounts/${id}`, { cookie, body: { roles: ['hr'] } });
    const both = await Promise.all([demote(cookies.owner, second.userId), demote(theirs, owner.userId)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await countOwners(at.db)).toBe(1);
  });

  it('the people offered are marked when every stay of theirs has ended, with the last day', async () => {
    const provenance = { placeholder: false, importId: 1, fileNo: 1, line: 1 };
    const stays: [string, ...(string | null)[]][] = [
      ['Zed Gone', '2019-02-01', '2024-07-01'],
      ['Zed Here', null],
      ['Zed Back', '2019-02-01', null],
      ['Zed Notice', '2999-01-01'],
      ['Zed Unknown'],
    ];
    for (const [name, ...ends] of stays) {
      const [{ employeeId }] = await at.db.orm
        .insert(employees)
        .values({ externalId: name, name, ...provenance })
        .returning({ employeeId: employees.employeeId });
      for (const [no, leftOn] of ends.entries())
        await at.db.orm
          .insert(employments)
          .values({ employeeId, employmentNo: no + 1, hiredOn: '2015-01-01', leftOn, importId: 1, fileNo: 1, line: 1 });
    }
    const { text } = await as('admin', 'GET', '/api/people?search=zed');
    const { people } = peopleResponse.parse(JSON.parse(text));
    expect(people.map(({ name, leftOn }) => [name, leftOn])).toEqual([
      ['Zed Back', null],
      ['Zed Gone', '2024-07-01'],
      ['Zed Here', null],
      ['Zed Notice', null],
      ['Zed Unknown', null],
    ]);
  });

  it('only administrators see and change accounts', async () => {
    for (const [method, path] of [
      ['GET', '/api/accounts'],
      ['POST', '/api/invitations'],
      ['PATCH', '/api/accounts/1'],
      ['GET', '/api/people'],
      ['PUT', '/api/single-sign-on'],
    ])
      expect([path, (await as('hr', method, path, method === 'GET' ? undefined : {})).status]).toEqual([path, 403]);
  });
});
