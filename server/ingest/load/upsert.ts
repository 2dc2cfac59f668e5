import { type SQL, sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { FactTable } from '../kinds/declaration.ts';

export const STAGED = 'staged_rows';

const list = (columns: readonly { column: string }[], prefix = '') =>
  sql.raw(columns.map(({ column }) => `${prefix}"${column}"`).join(', '));

/** The names of a target's columns as SQL; they come from our own declarations, never from a file. */
export function sqlNames(target: FactTable) {
  const keys = target.columns.filter(({ key }) => key);
  const values = target.columns.filter(({ key }) => !key);
  const differs =
    values.length === 0 ? sql`false` : sql`(${list(values, 's.')}) is distinct from (${list(values, 't.')})`;
  return {
    table: sql.raw(`"${target.table}"`),
    staged: sql.raw(STAGED),
    /** What tells staged rows apart. */
    id: sql.raw(target.manyPerLine ? 'no' : 'line'),
    all: list(target.columns),
    allOfStaged: list(target.columns, 's.'),
    keys: list(keys),
    /** Compared byte by byte, which sorts faster than by a language's rules; only what is together matters. */
    keyOrder: sql.raw(
      keys.map(({ column, type }) => `s."${column}"${type === 'text' ? ' collate "C"' : ''}`).join(', '),
    ),
    sameKey: sql.raw(keys.map(({ column }) => `t."${column}" = s."${column}"`).join(' and ')),
    firstKey: sql.raw(`t."${keys[0].column}"`),
    differs,
    assign: sql.raw(values.map(({ column }) => `"${column}" = s."${column}"`).join(', ')),
    hasValues: values.length > 0,
  };
}

export type SqlNames = ReturnType<typeof sqlNames>;

/** A table only this transaction sees: the target's columns, typed, and the line. Gone when the transaction ends. */
export async function createStaging(session: Session, target: FactTable): Promise<void> {
  const columns = target.columns.map(({ column, type }) => `"${column}" ${type}`).join(', ');
  await session.rows(sql.raw(`drop table if exists ${STAGED}`));
  await session.rows(sql.raw(`drop table if exists touched_rows`));
  const number = target.manyPerLine ? ', no bigint' : '';
  await session.rows(sql.raw(`create temporary table ${STAGED} (${columns}, line integer${number}) on commit drop`));
}

export async function isEmpty(session: Session, table: SQL): Promise<boolean> {
  return (await session.rows(sql`select 1 as one from ${table} limit 1`)).length === 0;
}

/** Everything staged goes into an empty table; of rows with the same key the last line. Returns how many went in. */
export async function insertAll(session: Session, n: SqlNames, source: SQL): Promise<number> {
  await session.rows(sql`
    insert into ${n.table} (${n.all}, import_id, file_no, line)
    select distinct on (${n.keyOrder}) ${n.allOfStaged}, ${source}, s.line from ${n.staged} s
    order by ${n.keyOrder}, s.line desc`);
  const [{ rows }] = await session.rows<{ rows: number }>(sql`select count(*) as rows from ${n.table}`);
  return rows;
}

/** Marks which staged rows tell something new (`fresh`) or something else than is stored. */
export async function markTouched(
  session: Session,
  n: SqlNames,
  onlyFresh: boolean,
): Promise<{ fresh: number; changed: number }> {
  const differs = onlyFresh ? sql`` : sql` or ${n.differs}`;
  await session.rows(sql`
    create temporary table touched_rows on commit drop as
    select s.${n.id}, ${n.firstKey} is null as fresh from ${n.staged} s left join ${n.table} t on ${n.sameKey}
    where ${n.firstKey} is null${differs}`);
  await session.rows(sql`analyze touched_rows`);
  const [counts] = await session.rows<{ fresh: number; changed: number }>(
    sql`select count(*) filter (where fresh) as fresh, count(*) filter (where not fresh) as changed from touched_rows`,
  );
  return counts;
}

/** Joins a table `t` to what will overwrite it: what is left of it are the rows that change. */
export const toBeOverwritten = (n: SqlNames): SQL =>
  sql`join ${n.staged} s on ${n.sameKey} join touched_rows u on u.${n.id} = s.${n.id} and not u.fresh`;

export async function applyTouched(session: Session, n: SqlNames, source: SQL): Promise<void> {
  await session.rows(sql`
    insert into ${n.table} (${n.all}, import_id, file_no, line)
    select ${n.allOfStaged}, ${source}, s.line from ${n.staged} s join touched_rows u on u.${n.id} = s.${n.id} and u.fresh
    order by ${n.keyOrder}`);
  if (!n.hasValues) return;
  const [importId, fileNo] = [sql`import_id = r.import_id`, sql`file_no = r.file_no`];
  await session.rows(sql`
    update ${n.table} t set ${n.assign}, ${importId}, ${fileNo}, line = s.line
    from ${n.staged} s join touched_rows u on u.${n.id} = s.${n.id} and not u.fresh
      cross join (select ${source}) r (import_id, file_no)
    where ${n.sameKey}`);
}
