import { sql } from 'drizzle-orm';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { users } from '#drizzle/schema/index.ts';
import { linesOf } from '#server/access/reportingLine.ts';
import { type Reader, scopeOf } from '#server/access/scope.ts';
import type { Database } from '#server/db/database.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import type { Snapshot } from '#server/facts/snapshot.ts';
import { allowReader, refuseReader } from '#server/reporting/index.ts';
import type { Role } from '#shared/contract/session.ts';
import { SUBJECTS } from '../access/matrix/actors.ts';
import { type MatrixServer, matrixServer } from '../access/matrix/matrixServer.ts';
import { type OwnedDatabase, openOwned, type Row } from './ownedDatabase.ts';
import { cellsOfPages, cellsOfSql, type Told } from './told.ts';

const NOW = new Date('2026-07-15T12:00:00Z');
const VIEWS = ['waves', 'survey_cells', 'managers'] as const;

/** Somebody who has led people and leads nobody today. */
function leadsNobodyToday(snapshot: Snapshot): string {
  const lines = linesOf(snapshot);
  const found = snapshot.people.externalId.findIndex((_, place) => {
    const under = lines.under(place);
    return under.length > 4 && under.every(({ to }) => to !== Number.POSITIVE_INFINITY);
  });
  return snapshot.people.externalId[found];
}

/** Who has left reads nothing: whoever has is here again, so that what everybody is told can be compared. */
async function everybodyComesBack(db: Database): Promise<void> {
  await db.rows(sql`
    insert into employments (employee_id, employment_no, hired_on, import_id, file_no, line)
    select employee_id, 9, date '2026-07-01', min(import_id), 0, 0 from employments
    group by employee_id having bool_and(left_on is not null)`);
}

describe('what a role reads by SQL is what its account is told on the pages', () => {
  let server: MatrixServer;
  let database: OwnedDatabase;
  let snapshot: Snapshot;
  const readers = new Map<string, { reader: Reader; role: string }>();

  const addReader = async (name: string, roles: Role[], personExternalId: string | null): Promise<void> => {
    const email = `${name.replaceAll(' ', '-')}@reporting.example`;
    const at = NOW.toISOString();
    const row = { email, name, roles, personExternalId, emailVerified: true, createdAt: at, updatedAt: at };
    const [{ id }] = await database.db.orm.insert(users).values(row).returning({ id: users.id });
    const role = await database.role();
    await allowReader(database.db, { role, actor: 'test', now: NOW }, { userId: id, email });
    readers.set(name, { reader: { email, roles, personExternalId }, role });
  };

  beforeAll(async () => {
    server = await matrixServer({
      name: 'postgres',
      open: async () => {
        database = await openOwned();
        return database;
      },
    });
    snapshot = await inlineFacts(database.db).refresh();
    await addReader('hr', ['hr'], null);
    await addReader('owner', ['owner'], null);
    await addReader('executive', ['executive'], SUBJECTS.own);
    await addReader('manager', ['manager'], SUBJECTS.own);
    await addReader('executive and manager', ['executive', 'manager'], SUBJECTS.sibling);
    await everybodyComesBack(database.db);
    await addReader('former manager', ['manager'], leadsNobodyToday(snapshot));
    await addReader('admin', ['admin'], SUBJECTS.own);
    await addReader('manager nobody linked', ['manager'], null);
    await addReader('refused', ['hr'], null);
    await refuseReader(database.db, { role: readers.get('refused')!.role, actor: 'test', now: NOW });
    const lines = linesOf(snapshot);
    const leaders = snapshot.people.externalId.filter((_, place) => lines.under(place).length > 0);
    for (const [at, id] of leaders.filter((_, place) => place % 4 === 0).entries())
      await addReader(`leader ${at}`, [at % 2 === 0 ? 'manager' : 'executive'], id);
  }, 300_000);
  afterAll(() => server.close());

  const pages = (name: string): Promise<Told> => {
    const { reader } = readers.get(name)!;
    return cellsOfPages(snapshot, scopeOf(reader, linesOf(snapshot)));
  };
  const read = async (name: string, view: string): Promise<Row[]> => {
    const reader = database.as(readers.get(name)!.role);
    const rows = await reader.rows(`select * from reporting.${view}`);
    await reader.end();
    return rows;
  };

  it('cell by cell, for every kind of reader', async () => {
    const counts: string[] = [];
    let compared = 0;
    for (const name of [...readers.keys()].filter((each) => each !== 'refused')) {
      const [page, bySql] = [await pages(name), cellsOfSql(await read(name, 'survey_cells'))];
      expect([name, bySql.told]).toEqual([name, page.told]);
      // Where too few answered, or nobody, the two may differ in whether the group is named: never in more than that.
      for (const [key, wider] of bySql.few) {
        expect([name, key, page.told.has(key)]).toEqual([name, key, false]);
        expect([name, key, wider]).toEqual([name, key, page.few.get(key) ?? null]);
      }
      for (const key of page.counted) expect([name, key, bySql.few.has(key)]).toEqual([name, key, true]);
      counts.push(`${name} ${bySql.told.size} + ${bySql.few.size}`);
      compared += bySql.told.size + page.few.size;
    }
    process.stdout.write(
      `By SQL as on the pages: ${compared} cells of ${readers.size - 1} readers (${counts.join(', ')}).\n`,
    );
    expect(compared).toBeGreaterThan(5_000);
  }, 120_000);

  it('names no group as one too few answered in of which that would say that somebody answered', async () => {
    const rows = await read('hr', 'survey_cells');
    const kinds = new Set(rows.filter(({ decision }) => decision === 'too few').map(({ grouping }) => grouping));
    expect([...kinds].filter((kind) => !['manager', 'department', 'location', 'role'].includes(String(kind)))).toEqual(
      [],
    );
  });

  it('has a manager of a hidden team read the wider area, whoever leads it', async () => {
    let pointed = 0;
    for (const name of readers.keys()) {
      if (readers.get(name)!.reader.roles.join() !== 'manager') continue;
      const rows = await read(name, 'survey_cells');
      const own = readers.get(name)!.reader.personExternalId;
      for (const row of rows.filter(({ wider_manager: wider }) => wider !== null)) {
        expect(row).toMatchObject({ grouping: 'manager', group_key: own });
        const same = (other: Row) => other['wave'] === row['wave'] && other['dimension'] === row['dimension'];
        const area = rows.filter((other) => other['grouping'] === 'area' && same(other));
        expect(area).toMatchObject([{ group_key: row['wider_manager'], decision: 'shown' }]);
        pointed += 1;
      }
    }
    expect(pointed).toBeGreaterThan(10);
  });

  it('and nothing for an administrator, somebody nobody linked, and roles not allowed', async () => {
    for (const name of ['admin', 'manager nobody linked'])
      for (const view of VIEWS) expect([name, view, await read(name, view)]).toEqual([name, view, []]);
    const never = await database.role();
    for (const role of [readers.get('refused')!.role, never])
      for (const view of VIEWS) {
        const reader = database.as(role);
        await expect(reader.rows(`select * from reporting.${view}`)).rejects.toThrow(/permission denied/);
        await reader.end();
      }
  });

  it('with all decided waves for whoever sees a team', async () => {
    const expected = snapshot.waves.filter(({ minimumGroup }) => minimumGroup !== undefined).length;
    for (const name of ['hr', 'executive', 'manager', 'former manager'])
      expect(await read(name, 'waves')).toHaveLength(expected);
    expect((await read('manager', 'waves'))[0]).toMatchObject({ minimum_group: 5 });
  });

  it('with the managers in sight, and of their own managers those in sight on all the same days', async () => {
    const lines = linesOf(snapshot);
    const led = snapshot.people.externalId.filter((_, place) => lines.under(place).length > 0);
    expect(new Set((await read('hr', 'managers')).map(({ manager }) => manager))).toEqual(new Set(led));
    expect(await read('manager', 'managers')).toMatchObject([{ manager: SUBJECTS.own, own_manager: null }]);
    const seen = await read('executive', 'managers');
    const ids = new Set(seen.map(({ manager }) => manager));
    for (const subject of ['own', 'sub-tree', 'former'] as const) expect(ids.has(SUBJECTS[subject])).toBe(true);
    for (const subject of ['sibling', 'unrelated'] as const) expect(ids.has(SUBJECTS[subject])).toBe(false);
    expect(seen.find(({ manager }) => manager === SUBJECTS.former)).toMatchObject({ ends_on: '2025-04-01' });
    expect(seen.every(({ own_manager: own }) => own === null || ids.has(own))).toBe(true);
  });

  it('under the names the docs give, and in the questions they show', async () => {
    const docs = await readFile('docs/reporting.md', 'utf8');
    const reader = database.as(readers.get('hr')!.role);
    const named = await reader.rows(`
      select column_name as name from information_schema.columns where table_schema = 'reporting'`);
    expect(named).toHaveLength(28);
    for (const { name } of named) expect(docs).toContain(`\`${String(name)}\``);
    const questions = docs
      .split('```')
      .filter((block) => block.startsWith('sql') && block.includes('reporting.'))
      .flatMap((block) => block.slice(3).split(';'))
      .filter((question) => question.trim() !== '');
    for (const question of questions) expect((await reader.rows(question)).length).toBeGreaterThan(50);
    expect(questions).toHaveLength(2);
    await reader.end();
  });
});
