import { sql } from 'drizzle-orm';
import type { FactTable } from '../kinds/declaration.ts';
import type { FileRun } from './fileRun.ts';
import { sqlNames } from './upsert.ts';

/** Examples of stored rows that the staged ones change, with what they say now and will say. */
export async function noteChanges(run: FileRun, target: FactTable): Promise<void> {
  const n = sqlNames(target);
  const texts = target.columns.map(
    ({ column }) => `s."${column}"::text as "after_${column}", t."${column}"::text as "before_${column}"`,
  );
  const rows = await run.session.rows<Record<string, string | null> & { line: number }>(sql`
    select s.line, ${sql.raw(texts.join(', '))} from ${n.staged} s
    join touched_rows u on u.${n.id} = s.${n.id} and not u.fresh join ${n.table} t on ${n.sameKey}
    order by s.line limit 50`);
  const keys = target.columns.filter(({ key }) => key);
  for (const row of rows) {
    const shown = (column: (typeof keys)[number], side: 'after' | 'before') => {
      const text = row[`${side}_${column.column}`];
      return text !== null && column.person !== undefined ? run.people.get(Number(text)).name : text;
    };
    const which = keys.map((key) => shown(key, 'after')).join(', ');
    for (const column of target.columns) {
      if (row[`after_${column.column}`] === row[`before_${column.column}`]) continue;
      run.book.example({
        line: row.line,
        what: `${which}: ${column.column.replace('_id', '').replaceAll('_', ' ')}`,
        before: shown(column, 'before') ?? undefined,
        after: shown(column, 'after') ?? 'none',
      });
    }
  }
}
