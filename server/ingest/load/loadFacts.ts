import { sql } from 'drizzle-orm';
import type { FactTable } from '../kinds/declaration.ts';
import { writePeople } from '../people/writePeople.ts';
import { noteChanges } from './changeExamples.ts';
import { factRows } from './factRows.ts';
import type { FileRun } from './fileRun.ts';
import { takeMeetings } from './knownMeetings.ts';
import { lineByLine } from './lineByLine.ts';
import { recordOwnerChanges } from './ownerChanges.ts';
import { spreadOf } from './spread.ts';
import { type Accounting, storeStaged } from './storeStaged.ts';
import { createStaging, STAGED } from './upsert.ts';

/** Loads a file whose rows go straight into one table. Returns the file's SHA-256. */
export async function loadFacts(run: FileRun, declared: FactTable): Promise<string> {
  const target: FactTable = spreadOf(run) ? { ...declared, manyPerLine: true } : declared;
  await createStaging(run.session, target);
  let sha256 = '';
  const stream = factRows(run, target, (hash) => {
    sha256 = hash;
  });
  const columns = [...target.columns.map(({ column }) => column), 'line', ...(target.manyPerLine ? ['no'] : [])];
  const copied = await run.session.copy(STAGED, columns, stream);
  await numberPlaceholders(run, target);
  const staged = target.ofKnownMeetings ? await takeMeetings(run) : copied;
  await storeStaged(run, target, staged, target.manyPerLine ? lineByLine(run) : rowByRow(run, target));
  return sha256;
}

/** Every line of the file is one row of the table. */
export function rowByRow(run: FileRun, target: FactTable): Accounting {
  const { book } = run;
  return {
    allNew: async (rows) => book.count('new', rows),
    async compared(rows, { fresh, changed }) {
      book.count('new', fresh);
      book.count('changed', changed);
      book.count('unchanged', rows - fresh - changed);
      if (changed === 0) return;
      await noteChanges(run, target);
      if (target.table === 'deals') await recordOwnerChanges(run);
    },
  };
}

/** People first met in this file were staged under temporary ids; they now get the ids the database gives. */
export async function numberPlaceholders(run: FileRun, target: FactTable): Promise<void> {
  const fresh = [...run.people.directory.people()].filter(({ employeeId }) => employeeId < 0);
  if (fresh.length === 0) return;
  const temporary = fresh.map(({ employeeId }) => employeeId);
  await writePeople(run.session, run.people, run.importId);
  const given = fresh.map(({ employeeId }) => employeeId);
  for (const { column } of target.columns.filter(({ person }) => person !== undefined)) {
    const name = sql.raw(`"${column}"`);
    await run.session.rows(sql`
      update ${sql.raw(STAGED)} s set ${name} = m.given
      from (select unnest(${sql.param(temporary)}::bigint[]) as temporary, unnest(${sql.param(given)}::bigint[]) as given) m
      where s.${name} = m.temporary`);
  }
}
