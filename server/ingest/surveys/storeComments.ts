import { sql } from 'drizzle-orm';
import type { FileRun } from '../load/fileRun.ts';
import { storeStaged } from '../load/storeStaged.ts';
import { createStaging, STAGED } from '../load/upsert.ts';
import { commentsTarget } from './commentsTarget.ts';
import { COMMENT_COLUMNS, type CommentText } from './commentText.ts';
import { numberWaves } from './storeAnswers.ts';

/**
 * Stores the comments of a file whose answers were stored just before. `waves`: the ids of its new waves by the numbers they were staged under.
 * A line of answers that say nothing new but whose comment does counts as changed.
 */
export async function storeComments(
  run: FileRun,
  comments: CommentText,
  waves: ReadonlyMap<number, number>,
): Promise<void> {
  const { session, book } = run;
  await keepQuietLines(run);
  await createStaging(session, commentsTarget);
  await session.copy(STAGED, COMMENT_COLUMNS, comments.stream(book.rejected));
  await numberWaves(session, waves);
  const staged = await keepLast(run);
  await storeStaged(run, commentsTarget, staged, {
    async allNew() {
      await recountQuiet(run, sql.raw(STAGED));
    },
    async compared() {
      await recountQuiet(run, sql`${sql.raw(STAGED)} s join touched_rows u on u.no = s.no`);
    },
  });
  book.notice(`${staged} ${staged === 1 ? 'comment' : 'comments'} read`);
}

/** Of comments of one respondent on one question the last; tells how many are left. */
async function keepLast({ session }: FileRun): Promise<number> {
  const staged = sql.raw(STAGED);
  await session.rows(sql`
    delete from ${staged} d using ${staged} s
    where s.wave_id = d.wave_id and s.respondent = d.respondent and s.question = d.question and s.no > d.no`);
  const [{ left }] = await session.rows<{ left: number }>(sql`select count(*) as left from ${staged}`);
  return left;
}

/** Lines whose answers are all stored as they are; nothing was compared, and none is quiet, when the table of answers was empty. */
async function keepQuietLines({ session }: FileRun): Promise<void> {
  await session.rows(sql`drop table if exists quiet_lines`);
  await session.rows(sql`create temporary table quiet_lines (line integer) on commit drop`);
  const [{ compared }] = await session.rows<{ compared: boolean }>(
    sql`select to_regclass('pg_temp.touched_rows') is not null as compared`,
  );
  if (!compared) return;
  await session.rows(sql`
    insert into quiet_lines select s.line from ${sql.raw(STAGED)} s left join touched_rows u on u.no = s.no
    group by s.line having count(u.no) = 0`);
}

async function recountQuiet({ session, book }: FileRun, touched: ReturnType<typeof sql>): Promise<void> {
  const [{ lines }] = await session.rows<{ lines: number }>(
    sql`select count(distinct line) as lines from (select line from ${touched}) t where line in (select line from quiet_lines)`,
  );
  book.count('unchanged', -lines);
  book.count('changed', lines);
}
