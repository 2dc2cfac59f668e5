import { sql } from 'drizzle-orm';
import type { FactTable } from '../kinds/declaration.ts';
import { MOST_REJECTS } from '../receipt/fileBook.ts';
import type { FileRun } from './fileRun.ts';
import { sqlNames } from './upsert.ts';

/**
 * Lines of one file that give the same key: the last is taken; an earlier one is unchanged when it says the same, else
 * rejected. Takes the earlier ones out of the staging table.
 */
export async function settleDuplicates(run: FileRun, target: FactTable): Promise<void> {
  const { session, book } = run;
  const n = sqlNames(target);
  const keys = target.columns.filter(({ key }) => key);
  const sameKey = (a: string, b: string) =>
    sql.raw(keys.map(({ column }) => `${a}."${column}" = ${b}."${column}"`).join(' and '));
  await session.rows(sql`drop table if exists earlier_lines`);
  await session.rows(sql`
    create temporary table earlier_lines on commit drop as
    select s.line, max(k.line) as taken, bool_or(${n.differs}) as differs from ${n.staged} s
    join (select ${n.keys}, max(line) as line from ${n.staged} group by ${n.keys} having count(*) > 1) k
      on ${sameKey('k', 's')} and s.line < k.line
    join ${n.staged} t on t.line = k.line and ${sameKey('t', 's')}
    group by s.line`);
  const [counts] = await session.rows<{ same: number; other: number }>(
    sql`select count(*) filter (where not differs) as same, count(*) filter (where differs) as other from earlier_lines`,
  );
  book.count('unchanged', counts.same);
  const listed = await session.rows<{ line: number; taken: number }>(
    sql`select line, taken from earlier_lines where differs order by line limit ${MOST_REJECTS}`,
  );
  for (const { line, taken } of listed) {
    book.reject(line, `line ${taken} says otherwise about the same fact; the later line is taken`);
  }
  book.rejectUnlisted(counts.other - listed.length);
  await session.rows(sql`delete from ${n.staged} d using earlier_lines e where e.line = d.line`);
}
