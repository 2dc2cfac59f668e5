import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents, users } from '#drizzle/schema/index.ts';
import { runCommand } from '#server/commands/runCommand.ts';
import type { Role } from '#shared/contract/session.ts';
import { keptTerminal } from '../commands/keptTerminal.ts';
import { importTexts, NOW } from '../ingest/tryOut.ts';
import { type OwnedDatabase, openOwned } from './ownedDatabase.ts';
import { answersFile, AS_OF, assignmentsFile, itemsFile, rosterFile } from './smallOrganisation.ts';

describe('bellwether reporting', () => {
  let database: OwnedDatabase;
  let folder: string;
  const run = async (argv: string[], url: string | undefined = database.url) => {
    const terminal = keptTerminal(NOW);
    const environment = { BELLWETHER_DATA: join(folder, 'data'), DATABASE_URL: url };
    const code = await runCommand(['reporting', ...argv], { environment, projectFolder: folder, terminal });
    return { code, stdout: terminal.stdout, stderr: terminal.stderr };
  };
  const account = async (email: string, roles: Role[], disabledAt: string | null = null) => {
    const at = NOW.toISOString();
    const row = { email, name: email, roles, emailVerified: true, createdAt: at, updatedAt: at, disabledAt };
    await database.db.orm.insert(users).values(row);
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-reporting-'));
    database = await openOwned();
    await account('hr@small.example', ['hr']);
    await account('admin@small.example', ['admin']);
    await account('gone@small.example', ['hr'], NOW.toISOString());
    await importTexts(database.db, { 'people.csv': rosterFile(), 'assignments.csv': assignmentsFile() }, AS_OF);
    await importTexts(database.db, { 'items.csv': itemsFile, 'first.csv': answersFile('first', '2024-02-28') });
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  /** What is said of a role that is not allowed. */
  const refusal = async (role: string): Promise<string> => {
    const { code, stderr } = await run(['allow', role, '--as', 'hr@small.example']);
    const allowed = await database.db.rows(sql`select from reporting_readers where role_name = ${role}`);
    return code === 1 && allowed.length === 0 ? stderr : 'allowed';
  };

  it('allows, lists and refuses a role, each change in the audit log, on the rights of who owns the tables', async () => {
    const role = await database.role();
    expect(await run(['allow', role, '--as', 'HR@small.example'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        new RegExp(`^${role}  as hr@small[.]example  sees 1\\d cells of 1 waves  since 2026-07-01\n$`),
      ),
      stderr: expect.stringContaining('not in the audit log'),
    });
    expect((await run(['list'])).stdout).toContain(`${role}  as hr@small.example`);
    expect((await database.as(role).rows('select * from reporting.survey_cells')).length).toBeGreaterThan(8);
    const { stdout } = await run(['allow', role, '--as', 'admin@small.example']);
    expect(stdout).toContain('sees nothing');
    expect(await run(['refuse', role])).toMatchObject({ code: 0, stdout: `${role} reads nothing any more.\n` });
    expect(await run(['list'])).toMatchObject({ stdout: '', stderr: 'Nobody reads by SQL.\n' });
    const rights = await database.dba(`
      select c.relname from pg_class c, aclexplode(c.relacl) a where a.grantee = '${role}'::regrole
      union all select n.nspname from pg_namespace n, aclexplode(n.nspacl) a where a.grantee = '${role}'::regrole
      union all select attname from pg_attribute t, aclexplode(t.attacl) a where a.grantee = '${role}'::regrole`);
    expect(rights).toEqual([]);
    const logged = await database.db.orm.select().from(auditEvents).orderBy(auditEvents.eventId);
    expect(
      logged
        .filter(({ action }) => action.startsWith('reporting'))
        .map(({ actor, action, details }) => ({ actor, action, details })),
    ).toEqual([
      { actor: 'command line', action: 'reporting allowed', details: { role, as: 'hr@small.example' } },
      { actor: 'command line', action: 'reporting allowed', details: { role, as: 'admin@small.example' } },
      { actor: 'command line', action: 'reporting refused', details: { role, as: 'admin@small.example' } },
    ]);
  });

  it('gives a role the views and what lies under them, and no more', async () => {
    const role = await database.role();
    await run(['allow', role, '--as', 'hr@small.example']);
    const rights = await database.dba(`
      select c.relname || ' ' || a.privilege_type as may from pg_class c, aclexplode(c.relacl) a where a.grantee = '${role}'::regrole
      union all select n.nspname || ' ' || a.privilege_type from pg_namespace n, aclexplode(n.nspacl) a where a.grantee = '${role}'::regrole
      union all select t.attrelid::regclass || '.' || attname || ' ' || a.privilege_type from pg_attribute t, aclexplode(t.attacl) a where a.grantee = '${role}'::regrole
      order by 1`);
    expect(rights.map(({ may }) => may)).toEqual([
      'managers SELECT',
      'publication.version SELECT',
      'reporting USAGE',
      'reporting_cells.told SELECT',
      'reporting_managers.told SELECT',
      'reporting_readers.role_name SELECT',
      'reporting_readers.version SELECT',
      'reporting_waves.told SELECT',
      'survey_cells SELECT',
      'waves SELECT',
    ]);
    await run(['refuse', role]);
  });

  it('takes a role by any name a DBA gives it, also one that is no more', async () => {
    const name = await database.role('', 'Ana "Lyst" ');
    const identifier = `"${name.replaceAll('"', '""')}"`;
    expect(await run(['allow', name, '--as', 'hr@small.example'])).toMatchObject({ code: 0 });
    await database.dba(`drop owned by ${identifier}`);
    await database.dba(`drop role ${identifier}`);
    const { stdout, stderr } = await run(['list']);
    expect([stdout, stderr]).toEqual([
      expect.stringContaining(name),
      expect.stringContaining(`There is no role ${name}`),
    ]);
    expect(await run(['refuse', name])).toMatchObject({ code: 0 });
  });

  it('goes on telling when somebody is erased on the command line, but not who it was', async () => {
    const role = await database.role();
    await run(['allow', role, '--as', 'hr@small.example']);
    const names = async () => {
      const reader = database.as(role);
      const rows = await reader.rows('select distinct group_name as name from reporting.survey_cells');
      await reader.end();
      return rows.map(({ name }) => name);
    };
    expect(await names()).toContain('Name M2');
    const terminal = keptTerminal(NOW);
    const environment = { BELLWETHER_DATA: join(folder, 'data'), DATABASE_URL: database.url };
    const argv = ['person', 'erase', 'M2', '--reason', 'asked for it', '--yes'];
    expect(await runCommand(argv, { environment, projectFolder: folder, terminal })).toBe(0);
    expect(await names()).not.toContain('Name M2');
    expect(await names()).toContain('Name M1');
    await run(['refuse', role]);
  });

  it('makes no role, and says what a DBA runs', async () => {
    expect(await refusal('nobody_here')).toContain('A DBA runs: create role nobody_here login password');
  });

  it('refuses roles that no rule of rows holds for', async () => {
    const owner = new URL(database.url).username;
    expect(await refusal(await database.role('superuser'))).toContain('is a superuser');
    expect(await refusal(await database.role('bypassrls'))).toContain('nobypassrls;');
    expect(await refusal(await database.role('createrole'))).toContain('nocreaterole;');
    expect(await refusal(await database.role('replication'))).toContain('noreplication;');
    expect(await refusal(owner)).toContain("owns Bellwether's tables");
    expect(await refusal('pg_read_all_data')).toContain('is a role of PostgreSQL itself');
    const member = await database.role();
    await database.dba(`grant ${owner} to ${member}`);
    expect(await refusal(member)).toContain('is a member of the role that does');
    const reads = await database.role('noinherit');
    await database.dba(`grant pg_read_all_data to ${reads}`);
    expect(await refusal(reads)).toContain(`revoke pg_read_all_data from ${reads};`);
  });

  it('refuses roles that have rights of their own to our tables, directly, through another role or through PUBLIC', async () => {
    const [direct, group, member, column, writes] = await Promise.all(Array.from({ length: 5 }, () => database.role()));
    await database.dba(`grant select on survey_answers to ${direct}, ${group}`);
    expect(await refusal(direct)).toContain('survey_answers');
    await database.dba(`grant ${group} to ${member}`);
    expect(await refusal(member)).toContain('survey_answers');
    await database.dba(`grant select (name) on employees to ${column}`);
    expect(await refusal(column)).toContain('employees');
    await database.dba(`grant insert on reporting_cells to ${writes}`);
    expect(await refusal(writes)).toContain('reporting_cells');
    await database.dba('grant select on absences to public');
    expect(await refusal(await database.role())).toContain('absences');
    await database.dba('revoke select on absences from public');
  });

  it('tells when a role was given more since', async () => {
    const role = await database.role();
    await run(['allow', role, '--as', 'hr@small.example']);
    expect((await run(['list'])).stderr).toBe('');
    await database.dba(`alter role ${role} bypassrls`);
    expect((await run(['list'])).stderr).toContain(`alter role ${role} nobypassrls;`);
    await run(['refuse', role]);
  });

  it('takes the account of somebody who is let in', async () => {
    const role = await database.role();
    for (const email of ['nobody@small.example', 'gone@small.example'])
      expect(await run(['allow', role, '--as', email])).toMatchObject({
        code: 1,
        stderr: `${email} has no account here.\n`,
      });
    expect(await run(['refuse', role])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('does not read reporting'),
    });
  });

  it.each([
    [[]],
    [['allow', 'x']],
    [['allow', '--as', 'a@b']],
    [['refuse']],
    [['list', 'x']],
    [['refuse', 'x', '--as', 'a@b']],
  ])('wrongly asked (%j) tells how', async (argv) => {
    expect(await run(argv)).toMatchObject({ code: 2, stderr: expect.stringContaining('allow ROLE --as EMAIL') });
  });

  it('says why there are no readers of the embedded database', async () => {
    expect(await run(['list'], '')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Set DATABASE_URL to a PostgreSQL'),
    });
  });
});
