import { sql } from 'drizzle-orm';
import type { FactTable } from '../kinds/declaration.ts';
import { writePeople } from '../people/writePeople.ts';
import { noteChanges } from './changeExamples.ts';
import { settleDuplicates } from './duplicates.ts';
import { factRows } from './factRows.ts';
import type { FileRun } from './fileRun.ts';
import { recordOwnerChanges } from './ownerChanges.ts';
import { applyTouched, createStaging, insertAll, isEmpty, markTouched, sqlNames, STAGED } from './upsert.ts';

/** Loads a file whose rows go straight into one table. Returns the file's SHA-256. */
export async function loadFacts(run: FileRun, target: FactTable): Promise<string> {
  const { session } = run;
  await createStaging(session, target);
  let sha256 = '';
  const stream = factRows(run, target, (hash) => {
    sha256 = hash;
  });
  const staged = await session.copy(STAGED, [...target.columns.map(({ column }) => column), 'line'], stream);
  await numberPlaceholders(run, target);
  await storeStaged(run, target, staged);
  return sha256;
}

/** Moves what was staged into the target and counts it; the rows staged must not name placeholders by temporary ids. */
async function storeStaged(run: FileRun, target: FactTable, staged: number): Promise<void> {
  const { session, book } = run;
  const n = sqlNames(target);
  const source = sql`${run.importId}::bigint, ${run.fileNo}::smallint`;
  if (await isEmpty(session, n.table)) {
    const inserted = await insertAll(session, n, source);
    book.count('new', inserted);
    if (inserted < staged) await settleDuplicates(run, target);
    return;
  }
  await session.rows(sql`analyze ${n.staged}`);
  const [{ keys }] = await session.rows<{ keys: number }>(
    sql`select count(*) as keys from (select 1 from ${n.staged} group by ${n.keys}) k`,
  );
  if (keys < staged) await settleDuplicates(run, target);
  const { fresh, changed } = await markTouched(session, n, await isOlder(run, target));
  book.count('new', fresh);
  book.count('changed', changed);
  book.count('unchanged', keys - fresh - changed);
  if (fresh + changed === 0) return;
  if (changed > 0) {
    await noteChanges(run, target);
    if (target.table === 'deals') await recordOwnerChanges(run);
  }
  await applyTouched(session, n, source);
}

/** A file of how things stood earlier must not overwrite how they stand now. */
async function isOlder(run: FileRun, target: FactTable): Promise<boolean> {
  if (!target.standing || run.asOf === undefined) return false;
  const [{ day }] = await run.session.rows<{ day: string | null }>(
    sql`select max(as_of) as day from import_files where kind = ${run.declaration.kind}`,
  );
  if (day === null || day <= run.asOf) return false;
  run.book.notice(
    `the file knows of days up to ${run.asOf}, what is stored up to ${day}: rows already known stay as they are`,
  );
  return true;
}

/** People first met in this file were staged under temporary ids; they now get the ids the database gives. */
async function numberPlaceholders(run: FileRun, target: FactTable): Promise<void> {
  const fresh = [...run.people.directory.people()].filter(({ employeeId }) => employeeId < 0);
  if (fresh.length === 0) return;
  const temporary = fresh.map(({ employeeId }) => employeeId);
  await writePeople(run.session, run.people);
  const given = fresh.map(({ employeeId }) => employeeId);
  for (const { column } of target.columns.filter(({ person }) => person !== undefined)) {
    const name = sql.raw(`"${column}"`);
    await run.session.rows(sql`
      update ${sql.raw(STAGED)} s set ${name} = m.given
      from (select unnest(${sql.param(temporary)}::bigint[]) as temporary, unnest(${sql.param(given)}::bigint[]) as given) m
      where s.${name} = m.temporary`);
  }
}
