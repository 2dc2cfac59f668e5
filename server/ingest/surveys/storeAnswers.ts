import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { numberPlaceholders } from '../load/numberPlaceholders.ts';
import type { FileRun } from '../load/fileRun.ts';
import { type Accounting, storeStaged } from '../load/storeStaged.ts';
import { createStaging, STAGED } from '../load/upsert.ts';
import { sourceAt } from '../people/peopleRun.ts';
import { ANSWER_COLUMNS } from './answerStream.ts';
import { answersTarget } from './answersTarget.ts';
import type { SurveyBook } from './surveyBook.ts';

/** Stages a stream of answers, gives their new waves and people ids, and stores them. Returns the ids of the new waves by the numbers they were staged under. */
export async function storeAnswers(
  run: FileRun,
  surveys: SurveyBook,
  stream: AsyncIterable<Uint8Array>,
  accounting: Accounting,
): Promise<Map<number, number>> {
  const { session } = run;
  await createStaging(session, answersTarget);
  const staged = await session.copy(STAGED, ANSWER_COLUMNS, stream);
  await numberPlaceholders(run, answersTarget, STAGED);
  const ids = await surveys.store(session, (line) => sourceAt(run, line));
  await numberWaves(session, ids);
  await storeStaged(run, answersTarget, staged, accounting);
  return ids;
}

/** Gives staged rows of new waves the ids these have now. */
export async function numberWaves(session: Session, ids: ReadonlyMap<number, number>): Promise<void> {
  for (const [no, id] of ids)
    await session.rows(sql`update ${sql.raw(STAGED)} set wave_id = ${id}::bigint where wave_id = ${no}::bigint`);
}
