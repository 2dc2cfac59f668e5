import { sql, type SQL } from 'drizzle-orm';
import type { FileRun } from '../load/fileRun.ts';
import { copyRows } from '../load/copyText.ts';
import { storeStaged } from '../load/storeStaged.ts';
import { createStaging, STAGED } from '../load/upsert.ts';
import { commentsTarget } from './commentsTarget.ts';
import { COMMENT_COLUMNS, type CommentText } from './commentText.ts';
import { numberWaves } from './storeAnswers.ts';

/**
 * Stores the comments of a file whose answers were stored just before. `waves`: the ids of its new waves by the numbers they were staged under.
 * A line of answers that say nothing new but whose comment does counts as changed; one without an answer counts by its comment.
 */
export async function storeComments(
  run: FileRun,
  comments: CommentText,
  waves: ReadonlyMap<number, number>,
): Promise<void> {
  const { session, book } = run;
  await keepQuietLines(run);
  await keepLoneLines(run, comments.alone);
  await createStaging(session, commentsTarget);
  await session.copy(STAGED, COMMENT_COLUMNS, comments.stream(book.rejected));
  await numberWaves(session, waves);
  const staged = await keepLast(run);
  await storeStaged(run, commentsTarget, staged, {
    allNew: () => countLines(run, sql`select line, true as fresh, true as touched from ${sql.raw(STAGED)}`),
    compared: () =>
      countLines(
        run,
        sql`select s.line, coalesce(u.fresh, false) as fresh, u.no is not null as touched
          from ${sql.raw(STAGED)} s left join touched_rows u on u.no = s.no`,
      ),
  });
  book.notice(`${staged} ${staged === 1 ? 'comment' : 'comments'} read`);
}

/** Of comments of one respondent on one question the last; tells how many are left. */
async function keepLast({ session, book }: FileRun): Promise<number> {
  const staged = sql.raw(STAGED);
  const earlier = await session.rows<{ line: number; same: boolean; alone: boolean }>(sql`
    delete from ${staged} d using (
      select distinct on (wave_id, respondent, question) * from ${staged} order by wave_id, respondent, question, no desc) s
    where s.wave_id = d.wave_id and s.respondent = d.respondent and s.question = d.question and s.no > d.no
    returning d.line, s.comment = d.comment as same, d.line in (select line from lone_lines) as alone`);
  for (const { line, same } of earlier.filter(({ alone }) => alone)) {
    if (same) book.count('unchanged');
    else book.reject(line, 'a later row has another comment of the same respondent on the same question');
  }
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

async function keepLoneLines({ session }: FileRun, lines: readonly number[]): Promise<void> {
  await session.rows(sql`drop table if exists lone_lines`);
  await session.rows(sql`create temporary table lone_lines (line integer) on commit drop`);
  await session.copy('lone_lines', ['line'], copyRows(lines.map((line) => [line])));
}

/** `comments`: the line of each, whether it is new, and whether it is stored now and was not, or not so, before. */
async function countLines({ session, book }: FileRun, comments: SQL): Promise<void> {
  const [counts] = await session.rows<Record<'roused' | 'fresh' | 'changed' | 'unchanged', number>>(sql`
    select count(*) filter (where quiet and touched) as roused, count(*) filter (where alone and fresh) as fresh,
      count(*) filter (where alone and touched and not fresh) as changed, count(*) filter (where alone and not touched) as unchanged
    from (select line in (select line from quiet_lines) as quiet, line in (select line from lone_lines) as alone,
        bool_and(fresh) as fresh, bool_or(touched) as touched
      from (${comments}) c group by line) l`);
  book.count('unchanged', counts.unchanged - counts.roused);
  book.count('changed', counts.changed + counts.roused);
  book.count('new', counts.fresh);
}
