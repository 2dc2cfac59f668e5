import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { copiedRows } from '../load/copiedRows.ts';
import { copyCell } from '../load/copyText.ts';
import type { FileRun } from '../load/fileRun.ts';
import { rowByRow } from '../load/loadFacts.ts';
import { storeStaged } from '../load/storeStaged.ts';
import { createStaging, STAGED } from '../load/upsert.ts';
import { surveyName } from '../recognise/dayInName.ts';
import { keepReplaced } from '../undo/keepReplaced.ts';
import { BadValue } from '../values/badValue.ts';
import { tenureReader, type TenureRow } from './tenureRow.ts';
import { tenureTarget } from './tenureTarget.ts';

const KEY_LENGTH = 32;

/** Loads people a file follows without naming them, in place of those of the last file of its name. Returns the file's SHA-256. */
export async function loadTenures(run: FileRun): Promise<string> {
  const { session } = run;
  const set = surveyName(run.table.name);
  await createStaging(session, tenureTarget);
  let sha256 = '';
  const stream = copiedRows(run, tenureWriter(run, set), (hash) => (sha256 = hash));
  const staged = await session.copy(STAGED, [...tenureTarget.columns.map(({ column }) => column), 'line'], stream);
  if (staged > 0) await dropOthers(run, set);
  await storeStaged(run, tenureTarget, staged, rowByRow(run, tenureTarget));
  return sha256;
}

/** People without ids cannot be known again: those of the set who are not in this file are taken to be told anew in it. */
async function dropOthers(run: FileRun, set: string): Promise<void> {
  const { session, importId, book } = run;
  const others = sql`where t.tenure_set = ${set}
    and not exists (select from ${sql.raw(STAGED)} s where s.tenure_set = t.tenure_set and s.row_key = t.row_key)`;
  await keepReplaced(session, importId, 'tenures', others);
  const gone = await session.rows(sql`delete from tenures t ${others} returning 1 as one`);
  if (gone.length > 0) book.notice(`${gone.length} rows of the last file called ${set} are not in this one: taken out`);
}

/** What a row is staged as. */
function tenureWriter(run: FileRun, set: string) {
  const read = tenureReader(run);
  const keyOf = rowKeys();
  const { length } = run.table.columns;
  return (cells: string[], line: number, width: number): string => {
    // Nothing else would tell that its cells stand in the wrong columns: nobody has an id.
    if (width < length) throw new BadValue('', '', `the row has ${width} cells, the header ${length}`);
    const row = read(cells);
    return `${[set, keyOf(row), ...valuesOf(row), String(line)].map(copyCell).join('\t')}\n`;
  };
}

const valuesOf = (row: TenureRow): (string | null)[] => [
  row.followed,
  row.unit,
  row.hasLeft ? 't' : 'f',
  row.exitType,
  row.exitWords,
  row.ended,
  JSON.stringify(row.labels),
];

/** Rows that say the same are people who have the same in common: the first, the second … of them, whatever their order. */
function rowKeys(): (row: TenureRow) => string {
  const met = new Map<string, number>();
  return (row) => {
    const content = createHash('sha256')
      .update(JSON.stringify(valuesOf(row)))
      .digest('hex')
      .slice(0, KEY_LENGTH);
    const nth = (met.get(content) ?? 0) + 1;
    met.set(content, nth);
    return `${content}-${nth}`;
  };
}
