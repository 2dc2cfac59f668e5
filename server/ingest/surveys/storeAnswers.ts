import { sql } from 'drizzle-orm';
import { numberPlaceholders } from '../load/loadFacts.ts';
import type { FileRun } from '../load/fileRun.ts';
import { type Accounting, storeStaged } from '../load/storeStaged.ts';
import { createStaging, STAGED } from '../load/upsert.ts';
import { sourceAt } from '../people/peopleRun.ts';
import { ANSWER_COLUMNS } from './answerStream.ts';
import { answersTarget } from './answersTarget.ts';
import type { SurveyBook } from './surveyBook.ts';

/** Stages a stream of answers, gives their new waves and people ids, and stores them. */
export async function storeAnswers(
  run: FileRun,
  surveys: SurveyBook,
  stream: AsyncIterable<Uint8Array>,
  accounting: Accounting,
): Promise<void> {
  const { session } = run;
  await createStaging(session, answersTarget);
  const staged = await session.copy(STAGED, ANSWER_COLUMNS, stream);
  await numberPlaceholders(run, answersTarget);
  for (const [no, id] of await surveys.store(session, (line) => sourceAt(run, line))) {
    await session.rows(sql`update ${sql.raw(STAGED)} set wave_id = ${id}::bigint where wave_id = ${no}::bigint`);
  }
  await storeStaged(run, answersTarget, staged, accounting);
}

/** A line is new when all its answers are, changed when any is new or differs. */
export function lineByLine(run: FileRun): Accounting {
  const { session, book } = run;
  return {
    async allNew() {
      const [{ lines }] = await session.rows<{ lines: number }>(
        sql`select count(distinct line) as lines from ${sql.raw(STAGED)}`,
      );
      book.count('new', lines);
    },
    async compared() {
      const [counts] = await session.rows<{ lines: number; fresh: number; touched: number }>(sql`
        select count(*) as lines, count(*) filter (where fresh) as fresh, count(*) filter (where touched) as touched
        from (select s.line, bool_and(coalesce(u.fresh, false)) as fresh, count(u.no) > 0 as touched
          from ${sql.raw(STAGED)} s left join touched_rows u on u.no = s.no group by s.line) l`);
      book.count('new', counts.fresh);
      book.count('changed', counts.touched - counts.fresh);
      book.count('unchanged', counts.lines - counts.touched);
    },
  };
}
