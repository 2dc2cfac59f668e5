import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { users } from '#drizzle/schema/index.ts';
import { allowReader } from '#server/reporting/index.ts';
import type { Role } from '#shared/contract/session.ts';
import { importTexts, NOW } from '../ingest/tryOut.ts';
import { type DirectReader, type OwnedDatabase, openOwned, type Row } from './ownedDatabase.ts';
import { answersFile, AS_OF, assignmentsFile, itemsFile, rosterFile } from './smallOrganisation.ts';

const GRANTED = ['reporting_cells', 'reporting_managers', 'reporting_waves', 'reporting_readers', 'publication'];

const DENIED =
  /permission denied|must be owner|must be superuser|only superuser|must have admin option|cannot insert into view/i;
const keys = (rows: Row[]) => [...new Set(rows.map(({ group_key: key }) => key))];

describe('a role that reads by SQL and tries to read more', () => {
  let database: OwnedDatabase;
  let hr: DirectReader;
  let m1: DirectReader;

  const reader = async (email: string, roles: Role[], personExternalId: string | null): Promise<DirectReader> => {
    const at = NOW.toISOString();
    const row = { email, name: email, roles, personExternalId, emailVerified: true, createdAt: at, updatedAt: at };
    const [{ id }] = await database.db.orm.insert(users).values(row).returning({ id: users.id });
    const role = await database.role();
    await allowReader(database.db, { role, actor: 'test', now: NOW }, { userId: id, email });
    return database.as(role);
  };
  beforeAll(async () => {
    database = await openOwned();
    hr = await reader('hr@small.example', ['hr'], null);
    m1 = await reader('m1@small.example', ['manager'], 'M1');
    await importTexts(database.db, { 'people.csv': rosterFile(), 'assignments.csv': assignmentsFile() }, AS_OF);
    await importTexts(database.db, { 'items.csv': itemsFile, 'first.csv': answersFile('first', '2024-02-28') });
    await database.dba('analyze');
  }, 60_000);
  afterAll(() => database.close());

  const denied = (text: string, of = m1) => expect(of.rows(text)).rejects.toThrow(DENIED);

  it('reads its own cells and no others', async () => {
    expect(keys(await m1.rows('select * from reporting.survey_cells'))).toEqual(['M1']);
    expect((await hr.rows('select * from reporting.survey_cells')).length).toBeGreaterThan(8);
  });

  it('reads no table but columns of those it was given', async () => {
    const tables = await database.dba(`
      select c.oid::regclass::text as name, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname in ('public', 'reporting', 'drizzle') order by 1`);
    const others = tables.filter(
      ({ relname, name }) => !GRANTED.includes(String(relname)) && !String(name).startsWith('reporting.'),
    );
    expect(others.map(({ name }) => name)).toContain('survey_answers');
    expect(others.length).toBeGreaterThan(40);
    for (const { name } of others) await denied(`select * from ${String(name)}`);
    for (const name of GRANTED) await denied(`select * from ${name}`);
    for (const hidden of ['role_name', 'ctid', 'xmin']) await denied(`select ${hidden} from reporting_cells`);
    await denied('select user_id from reporting_readers');
    await denied('select import_id from publication');
    expect(keys(await m1.rows(`select told ->> 'group_key' as group_key from reporting_cells`))).toEqual(['M1']);
    expect(await m1.rows(`select told ->> 'manager' as manager from reporting_managers`)).toEqual([{ manager: 'M1' }]);
    expect(await m1.rows('select role_name from reporting_readers')).toEqual([{ role_name: m1.role }]);
  });

  it('does not become somebody else', async () => {
    await denied(`set role ${hr.role}`);
    await denied(`set local role ${hr.role}`);
    await denied(`set session authorization ${hr.role}`);
    await denied(`select set_config('role', '${hr.role}', false)`);
    await m1.rows(`set bellwether.role = '${hr.role}'`);
    await m1.rows(`set application_name = '${hr.role}'`);
    expect(keys(await m1.rows('select * from reporting.survey_cells'))).toEqual(['M1']);
    // Off means: fail rather than leave rows out.
    await m1.rows('set row_security = off');
    await expect(m1.rows('select * from reporting.survey_cells')).rejects.toThrow(/row-level security/);
    await m1.rows('reset row_security');
  });

  it('writes nothing, and changes no rule', async () => {
    for (const table of [...GRANTED, 'reporting.waves', 'reporting.survey_cells', 'reporting.managers']) {
      await denied(`delete from ${table}`);
      await denied(`insert into ${table} default values`);
    }
    await denied(`update reporting_readers set role_name = '${m1.role}'`);
    await denied('truncate reporting_cells');
    for (const text of [
      'alter table reporting_cells disable row level security',
      'drop policy reporting_cells_own on reporting_cells',
      'create policy more on reporting_cells using (true)',
      'alter view reporting.survey_cells set (security_invoker = false)',
      'create view public.mine as select 1',
      'create function public.mine() returns int language sql as $$select 1$$',
      'create table reporting.mine (a int)',
      `alter role ${m1.role} bypassrls`,
      `grant ${hr.role} to ${m1.role}`,
      "copy reporting_cells to program 'cat'",
      "copy (select 1) to '/tmp/mine'",
    ])
      await denied(text);
    await m1.rows(`grant select on reporting.survey_cells to ${hr.role}`);
    expect(m1.notices.join()).toContain('no privileges were granted');
  });

  it('is told of no other row by a function in its question, however cheap', async () => {
    await m1.rows(`
      create function pg_temp.tells(text) returns boolean language plpgsql cost 0.0000001 as
      $$begin raise notice 'told %', $1; return true; end$$`);
    await denied('alter function pg_temp.tells(text) leakproof');
    m1.notices.length = 0;
    for (const [from, key] of [
      ['reporting.survey_cells', 'group_key'],
      ['reporting_cells', "(told ->> 'group_key')"],
    ]) {
      await m1.rows(`select 1 from ${from} where pg_temp.tells(${key})`);
      await m1.rows(`select 1 from ${from} where ${key} = 'M4' and pg_temp.tells(${key})`);
      await m1.rows(`select 1 from ${from} a join (select ${key} as b from ${from}) b on pg_temp.tells(b)`);
      await m1.rows(`select 1 from ${from} order by pg_temp.tells(${key})`);
      await m1.rows(`select 1 from ${from} where 1 / (case ${key} when 'M4' then 0 else 1 end) > 0`);
    }
    await m1.rows('select manager from reporting.managers where pg_temp.tells(manager)');
    const told = new Set(m1.notices.filter((notice) => notice.startsWith('told')));
    expect([...told].toSorted()).toEqual(['told M1']);
  });

  it('is told nothing by what the planner knows or counts', async () => {
    expect(
      await m1.rows(
        `select * from pg_stats where schemaname in ('public', 'reporting') and tablename <> 'publication'`,
      ),
    ).toEqual([]);
    const expressions = 'select distinct expr from pg_stats_ext_exprs order by 1';
    expect(await m1.rows(expressions)).toEqual([]);
    expect(await m1.rows('select * from pg_stats_ext')).toEqual([]);
    // Sampled is what says nothing of a group.
    const sampled = await database.dba(
      `select distinct attname from pg_stats where tablename in ('reporting_waves', 'reporting_cells', 'reporting_managers')`,
    );
    expect(sampled).toEqual([{ attname: 'role_name' }]);
    expect((await database.dba(expressions)).map(({ expr }) => expr)).toEqual(
      ['decision', 'dimension', 'grouping', 'survey', 'wave'].map((key) => `(told ->> '${key}'::text)`),
    );
    expect((await database.dba(`select from pg_stats where tablename = 'released_cells'`)).length).toBeGreaterThan(0);
    const plan = async (from: string, where: string, value: string) => {
      const asked = `select 1 from ${from} where ${where.replace('?', value)}`;
      const lines = await m1.rows(`explain (analyze, timing off, summary off, buffers off) ${asked}`);
      return lines
        .map((row) => row['QUERY PLAN'])
        .join('\n')
        .replaceAll(value, '?');
    };
    // Of a team out of reach, with cells, as of one there is not; of a score somebody else's cells reach, as of one none reaches.
    for (const [from, where, there, notThere] of [
      ['reporting.survey_cells', "group_key = '?'", 'M4', 'ZZ'],
      ['reporting.survey_cells', "grouping = 'manager' and group_key >= '?'", 'M4', 'ZZ'],
      ['reporting.survey_cells', 'score < ?', '60.25', '11.25'],
      ['reporting.survey_cells', 'respondents = ?', '28', '27'],
      ['reporting_cells', "told ->> 'group_key' = '?'", 'M4', 'ZZ'],
      ['reporting_cells', `told @> '{"group_key": "?"}'`, 'M4', 'ZZ'],
      ['reporting_cells', `told > '{"score": ?}'`, '60.25', '11.25'],
      ['reporting.managers', "manager = '?'", 'M4', 'ZZ'],
    ])
      expect(await plan(from, where, there)).toBe(await plan(from, where, notThere));
    // What PostgreSQL holds to be without side effects it may try before the rule of rows: nothing of it reads JSON.
    expect(
      await database.dba(`select proname from pg_proc where proleakproof and 'jsonb'::regtype = any(proargtypes)`),
    ).toEqual([]);
  });

  it('takes along no rule of another role, and gives none of its own', async () => {
    const both = await database.role();
    await database.dba(`grant ${m1.role}, ${hr.role} to ${both}`);
    const connection = database.as(both);
    expect(await connection.rows('select * from reporting.survey_cells')).toEqual([]);
    await connection.rows('prepare mine as select group_key from reporting.survey_cells');
    await connection.rows(`set role ${hr.role}`);
    const all = await connection.rows('execute mine');
    expect(all.length).toBeGreaterThan(8);
    await connection.rows(`set role ${m1.role}`);
    expect(keys(await connection.rows('execute mine'))).toEqual(['M1']);
    await connection.rows('reset role');
    expect(await connection.rows('execute mine')).toEqual([]);
    const stranger = await database.role();
    await database.dba(`grant usage on schema reporting to ${stranger}`);
    await database.dba(`grant select on all tables in schema reporting to ${stranger}`);
    await denied('select * from reporting.survey_cells', database.as(stranger));
    await database.dba(`grant select on reporting_cells, reporting_readers, publication to ${stranger}`);
    expect(await database.as(stranger).rows('select * from reporting.survey_cells')).toEqual([]);
    await database.dba(`drop owned by ${stranger}`);
  });

  it('would read all of it were the rule of rows away, and nothing without a rule: these tests would notice', async () => {
    await database.dba('alter table reporting_cells disable row level security');
    expect(keys(await m1.rows('select * from reporting.survey_cells'))).toContain('M4');
    await database.dba('alter table reporting_cells enable row level security');
    const [{ rule }] = await database.dba(
      `select pg_get_expr(polqual, polrelid) as rule from pg_policy where polname = 'reporting_cells_own'`,
    );
    await database.dba('drop policy reporting_cells_own on reporting_cells');
    expect(await m1.rows('select * from reporting.survey_cells')).toEqual([]);
    await database.dba(`create policy reporting_cells_own on reporting_cells for select using (${String(rule)})`);
    expect(keys(await m1.rows('select * from reporting.survey_cells'))).toEqual(['M1']);
  });
});
