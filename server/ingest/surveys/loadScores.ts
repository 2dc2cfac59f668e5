import { sql } from 'drizzle-orm';
import { tableRows } from '../csv/table.ts';
import { copiedRows } from '../load/copiedRows.ts';
import { copyCell } from '../load/copyText.ts';
import { countedRows } from '../load/countedRows.ts';
import type { FileRun } from '../load/fileRun.ts';
import { numberPlaceholders } from '../load/numberPlaceholders.ts';
import { storeStaged } from '../load/storeStaged.ts';
import { createStaging, STAGED } from '../load/upsert.ts';
import { sourceAt } from '../people/peopleRun.ts';
import { BadValue } from '../values/badValue.ts';
import { scoresTarget } from './scoresTarget.ts';
import { type ScoreRow, scoreReader } from './scoreRow.ts';
import { SurveyBook } from './surveyBook.ts';

/** Loads a file of scores of groups. Returns the file's SHA-256. */
export async function loadScores(run: FileRun): Promise<string> {
  const { session } = run;
  const surveys = await SurveyBook.load(session, 'scores');
  const percent = await arePercentages(run);
  await createStaging(session, scoresTarget);
  let sha256 = '';
  const read = scoreReader(run, surveys, { percent });
  const write = (cells: string[], line: number) =>
    `${[...valuesOf(read(cells, line)), String(line)].map(copyCell).join('\t')}\n`;
  const stream = copiedRows(run, write, (hash) => (sha256 = hash));
  const columns = [...scoresTarget.columns.map(({ column }) => column), 'line'];
  const staged = await session.copy(STAGED, columns, stream);
  await numberPlaceholders(run, scoresTarget, STAGED);
  const rows = sql.raw(STAGED);
  for (const [no, id] of await surveys.store(session, (line) => sourceAt(run, line)))
    await session.rows(sql`update ${rows} set wave_id = ${id}::bigint where wave_id = ${no}::bigint`);
  await session.rows(sql`update ${rows} set group_key = manager_id::text where manager_id is not null`);
  // Examples of changes are not told: a score may be one that is withheld.
  await storeStaged(run, scoresTarget, staged, countedRows(run));
  return sha256;
}

/** Is any share of the file above 1? Then all of them count a hundred as the whole. */
async function arePercentages(run: FileRun): Promise<boolean> {
  const shares = ['favourable', 'unfavourable'].flatMap((field) => run.fields.get(field) ?? []);
  if (shares.length === 0) return false;
  let percent = false;
  const rows = tableRows(run.table, (cells) => {
    for (const { at, read } of shares) percent ||= cells[at].trim().endsWith('%') || isAboveOne(() => read(cells));
  });
  for (;;) {
    const step = await rows.next();
    if (step.done || percent) break;
  }
  await rows.return('');
  return percent;
}

/** A cell that is no number rejects its row when that is loaded. */
function isAboveOne(read: () => string | null): boolean {
  try {
    return Number(read() ?? 0) > 1;
  } catch (error) {
    if (error instanceof BadValue) return false;
    throw error;
  }
}

const number = (value: number | null): string | null => (value === null ? null : String(value));

function valuesOf(row: ScoreRow): (string | null)[] {
  return [
    String(row.wave),
    row.grouping,
    // Of teams, the manager's id once it is known.
    row.manager === null ? row.label : String(row.manager.employeeId),
    row.item,
    row.manager === null ? null : String(row.manager.employeeId),
    row.department,
    number(row.score),
    number(row.respondents),
    number(row.favourable),
    number(row.unfavourable),
    number(row.standardDeviation),
  ];
}
