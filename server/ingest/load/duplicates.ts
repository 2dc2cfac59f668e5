import { sql } from 'drizzle-orm';
import type { FactTable } from '../kinds/declaration.ts';
import type { FileRun } from './fileRun.ts';
import { sqlNames } from './upsert.ts';

const LISTED = 1_000;

/**
 * Rows of one file with the same key: the last line is taken; an earlier one is unchanged when it says the same, else
 * rejected. Takes the earlier ones out of the staging table.
 */
export async function settleDuplicates(run: FileRun, target: FactTable): Promise<void> {
  const { session, book } = run;
  const n = sqlNames(target);
  const earlier = sql`
    from ${n.staged} s
    join (select ${n.keys}, max(line) as line from ${n.staged} group by ${n.keys} having count(*) > 1) k
      on (${sql.raw(
        target.columns
          .filter(({ key }) => key)
          .map(({ column }) => `k."${column}" = s."${column}"`)
          .join(' and '),
      )}) and s.line < k.line
    join ${n.staged} t on t.line = k.line`;
  const [counts] = await session.rows<{ same: number; other: number }>(sql`
    select count(*) filter (where not (${n.differs})) as same, count(*) filter (where ${n.differs}) as other ${earlier}`);
  book.count('unchanged', counts.same);
  const listed = await session.rows<{ line: number; taken: number }>(sql`
    select s.line, k.line as taken ${earlier} where ${n.differs} order by s.line limit ${LISTED}`);
  for (const { line, taken } of listed)
    book.reject(line, `line ${taken} says otherwise about the same fact; the later line is taken`);
  book.rejectUnlisted(counts.other - listed.length);
  await session.rows(sql`delete from ${n.staged} d using (select s.line ${earlier}) e where e.line = d.line`);
}
