import { sql } from 'drizzle-orm';
import type { FileRun } from './fileRun.ts';
import type { Accounting } from './storeStaged.ts';
import { STAGED } from './upsert.ts';

/** A line is new when all its rows are, changed when any is new or differs. */
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
