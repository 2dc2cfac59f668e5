import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { users } from '#drizzle/schema/index.ts';
import { followGroups } from '#server/access/admission.ts';
import { saveAccount, undoImport } from '#server/ingest/index.ts';
import { setMinimumGroup } from '#server/privacy/index.ts';
import { allowReader, refreshReporting } from '#server/reporting/index.ts';
import { deleteOld, retentionAround, saveRetention } from '#server/rights/index.ts';
import type { Role } from '#shared/contract/session.ts';
import { type AccessServer, accessServer } from '#test/factories/accessServer.ts';
import { importTexts, KEY, NOW } from '../ingest/tryOut.ts';
import { type DirectReader, type OwnedDatabase, openOwned } from './ownedDatabase.ts';
import { answersFile, AS_OF, assignmentsFile, itemsFile, moveFile, rosterFile } from './smallOrganisation.ts';

/** Something to wait for until somebody else says so. */
function gate(): { opened: Promise<void>; open: () => void } {
  const events = new EventEmitter();
  return { opened: once(events, 'open').then(() => undefined), open: () => void events.emit('open') };
}

const cells = async (of: DirectReader): Promise<string[]> => {
  const rows = await of.rows(`
    select wave || ' ' || grouping || coalesce(' ' || group_key, '') || ': ' || coalesce(respondents::text, decision) as cell
    from reporting.survey_cells where grouping in ('company', 'manager', 'area') order by 1`);
  return rows.map(({ cell }) => String(cell));
};
const names = async (of: DirectReader): Promise<string[]> =>
  (await of.rows('select distinct manager_name as name from reporting.managers order by 1')).map(({ name }) =>
    String(name),
  );

/** The executive of the first area leaves on the day, or never did. */
const leaves = (database: OwnedDatabase, day: string | null) =>
  database.db.transaction(async (session) => {
    await session.rows(sql`
      update employments set left_on = ${day}::date where employee_id = (select employee_id from employees where external_id = 'V1')`);
    await refreshReporting(session);
  });

describe('what is read by SQL follows, in the transaction that changes it,', () => {
  let server: AccessServer;
  let database: OwnedDatabase;
  let readers: Record<'hr' | 'v1' | 'v2' | 'm3', DirectReader>;
  const ids = new Map<DirectReader, number>();

  const reader = async (email: string, roles: Role[], personExternalId: string | null): Promise<DirectReader> => {
    const at = NOW.toISOString();
    const row = { email, name: email, roles, personExternalId, emailVerified: true, createdAt: at, updatedAt: at };
    const [{ id }] = await database.db.orm.insert(users).values(row).returning({ id: users.id });
    const role = await database.role();
    await allowReader(database.db, { role, actor: 'test', now: NOW }, { userId: id, email });
    const made = database.as(role);
    ids.set(made, id);
    return made;
  };

  beforeEach(async () => {
    server = await accessServer({
      name: 'postgres',
      open: async () => {
        database = await openOwned();
        return database;
      },
    });
    // Allowed before there is anything: an import is the first thing that follows.
    readers = {
      hr: await reader('hr@small.example', ['hr'], null),
      // Of these two nobody said who they are: their address does.
      v1: await reader('v1@small.example', ['executive'], null),
      v2: await reader('v2@small.example', ['executive'], null),
      m3: await reader('other@small.example', ['manager'], 'M3'),
    };
    await importTexts(database.db, { 'people.csv': rosterFile(), 'assignments.csv': assignmentsFile() }, AS_OF);
    await importTexts(database.db, {
      'items.csv': itemsFile,
      'first.csv': answersFile('first', '2024-02-28'),
    });
  }, 60_000);
  afterEach(() => server.close());

  // Of the 19 in V1's area M3's three would be left over, so M2's eight are held back as well.
  const V1_FIRST = [
    'first area V1: 19',
    'first manager M1: 8',
    'first manager M2: would reveal another group',
    'first manager M3: too few',
    'first manager V1: too few',
  ];

  it('an import', async () => {
    expect(await cells(readers.v1)).toEqual(V1_FIRST);
    expect(await cells(readers.m3)).toEqual(['first area V1: 19', 'first manager M3: too few']);
    expect(await names(readers.v1)).toEqual(['Name M1', 'Name M2', 'Name M3', 'Name V1']);
  });

  it('somebody who moves: waves that closed before stay with the former executive, later ones do not come; and an undo', async () => {
    await importTexts(database.db, { 'moved.csv': moveFile('2024-06-01') }, AS_OF);
    await importTexts(database.db, { 'second.csv': answersFile('second', '2024-08-30') });
    const ofM2 = async (of: DirectReader) =>
      (await cells(of)).filter((cell) => cell.includes('manager M2')).map((cell) => cell.split(':')[0]);
    expect(await ofM2(readers.v1)).toEqual(['first manager M2']);
    // One who is below them today is seen for all time.
    expect(await ofM2(readers.v2)).toEqual(['first manager M2', 'second manager M2']);
    const lines = await readers.hr.rows(
      `select own_manager, starts_on::text, ends_on::text from reporting.managers where manager = 'M2' order by starts_on`,
    );
    expect(lines).toEqual([
      { own_manager: 'V1', starts_on: '2023-01-01', ends_on: '2024-06-01' },
      { own_manager: 'V2', starts_on: '2024-06-01', ends_on: null },
    ]);
    for (let each = 0; each < 2; each++)
      await undoImport(database.db, { importId: undefined, actor: 'test', now: NOW });
    expect(await ofM2(readers.v2)).toEqual([]);
    expect(await cells(readers.v1)).toEqual(V1_FIRST);
  });

  it('what an identity provider says', async () => {
    expect((await cells(readers.v1)).filter((cell) => cell.includes('M4'))).toEqual([]);
    const change = { userName: 'm4@small.example', email: 'm4@small.example', manager: { value: 'v1@small.example' } };
    await saveAccount(database.db, { change, actor: 'test', now: new Date('2024-12-01T12:00:00Z') });
    expect((await cells(readers.v1)).filter((cell) => cell.includes('manager M4'))).toEqual(['first manager M4: 9']);
  });

  it('roles, the person, and an account that is closed, opened and taken away', async () => {
    const owner = await server.user('owner@small.example', 'owner');
    const cookie = await server.cookieOf(owner);
    const change = async (body: object) => {
      const { status } = await server.send('PATCH', `/api/accounts/${ids.get(readers.v1)}`, { body, cookie });
      expect(status).toBe(200);
    };
    await change({ roles: ['admin'] });
    expect(await cells(readers.v1)).toEqual([]);
    await change({ roles: ['manager'] });
    // A team nobody answered in points to its area, as one too few answered in does.
    expect(await cells(readers.v1)).toEqual(['first area V1: 19', 'first manager V1: too few']);
    await change({ roles: ['executive'], personExternalId: 'V2' });
    expect(await cells(readers.v1)).toEqual(await cells(readers.v2));
    await change({ disabled: true });
    for (const view of ['waves', 'survey_cells', 'managers'])
      expect(await readers.v1.rows(`select * from reporting.${view}`)).toEqual([]);
    await change({ disabled: false });
    expect(await cells(readers.v1)).toEqual(await cells(readers.v2));
    const erase = { person: 'V2', name: 'Name V2', reason: 'asked for it' };
    expect(await cells(readers.v2)).not.toEqual([]);
    expect((await server.send('POST', '/api/rights/erase', { body: erase, cookie })).status).toBe(200);
    expect(await cells(readers.v2)).toEqual([]);
    expect((await names(readers.hr)).filter((name) => !name.startsWith('Name'))).toEqual([
      expect.stringMatching(/^Erased person \d+$/),
    ]);
  });

  it('roles that come from groups', async () => {
    const settings = {
      name: 'x',
      issuer: 'https://id.example',
      clientId: 'x',
      groupsClaim: 'groups',
      groupRoles: { people: ['hr' as const] },
      admitsUnknown: false,
    };
    await followGroups(database.db, settings, ids.get(readers.m3)!, { groups: ['people'] }, NOW);
    expect(await cells(readers.m3)).toEqual(await cells(readers.hr));
    await followGroups(database.db, settings, ids.get(readers.hr)!, { groups: [] }, NOW);
    expect(await cells(readers.hr)).toEqual([]);
  });

  it('a higher minimum, which shows nothing more', async () => {
    const before = { hr: await cells(readers.hr), v1: await cells(readers.v1), m3: await cells(readers.m3) };
    expect((await setMinimumGroup(database.db, 9)).hidden).toBeGreaterThan(0);
    for (const [name, was] of Object.entries(before)) {
      const shown = (await cells(readers[name as keyof typeof before])).filter((cell) => /\d$/.test(cell));
      expect(shown.filter((cell) => !was.includes(cell))).toEqual([]);
    }
    expect(await cells(readers.hr)).toContain('first manager M1: too few');
    expect(await cells(readers.hr)).toContain('first manager M4: 9');
  });

  it('what retention takes', async () => {
    await database.db.rows(sql`
      update employments set left_on = '2024-03-31'
      where employee_id = (select employee_id from employees where external_id = 'M1')`);
    expect(await names(readers.hr)).toContain('Name M1');
    await database.db.transaction((session) => saveRetention(session, { 'names of people who left': 1 }));
    await deleteOld(database.db, retentionAround({ now: () => NOW, respondentKey: KEY }));
    expect(await names(readers.hr)).not.toContain('Name M1');
    expect(await cells(readers.hr)).not.toEqual([]);
  });

  it('somebody who has left, who reads nothing from the next writing on, and is back when they are', async () => {
    const before = await cells(readers.v1);
    await leaves(database, '2024-06-30');
    expect(await cells(readers.v1)).toEqual([]);
    await leaves(database, null);
    expect(await cells(readers.v1)).toEqual(before);
  });

  it('of two changes at once what the earlier did as well', async () => {
    const [written, commit] = [gate(), gate()];
    const closing = database.db.transaction(async (session) => {
      await session.rows(sql`update users set disabled_at = now() where user_id = ${ids.get(readers.v1)!}::bigint`);
      await refreshReporting(session);
      written.open();
      await commit.opened;
    });
    await written.opened;
    const moving = importTexts(database.db, { 'moved.csv': moveFile('2024-02-01') }, AS_OF);
    const isFirst = await Promise.race([moving.then(() => true), pause(1_500).then(() => false)]);
    commit.open();
    await Promise.all([closing, moving]);
    expect(isFirst).toBe(false);
    expect(await cells(readers.v1)).toEqual([]);
    expect((await cells(readers.v2)).some((cell) => cell.includes('manager M2'))).toBe(true);
  });

  it('and shows nothing where something published newer facts and wrote nothing anew', async () => {
    expect(await cells(readers.hr)).not.toEqual([]);
    await database.db.rows(sql`update publication set version = version + 1`);
    for (const view of ['waves', 'survey_cells', 'managers'])
      expect(await readers.hr.rows(`select * from reporting.${view}`)).toEqual([]);
  });
});
