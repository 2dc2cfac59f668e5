import { sql } from 'drizzle-orm';
import type { FactTable } from '../kinds/declaration.ts';
import { writePeople } from '../people/writePeople.ts';
import type { FileRun } from './fileRun.ts';

/** People first met in this file stand in `table` under temporary ids; they now get the ids the database gives. */
export async function numberPlaceholders(run: FileRun, target: FactTable, table: string): Promise<void> {
  const fresh = [...run.people.directory.people()].filter(({ employeeId }) => employeeId < 0);
  if (fresh.length === 0) return;
  const temporary = fresh.map(({ employeeId }) => employeeId);
  await writePeople(run.session, run.people, run.importId);
  const given = fresh.map(({ employeeId }) => employeeId);
  for (const { column } of target.columns.filter(({ person }) => person !== undefined)) {
    const name = sql.raw(`"${column}"`);
    await run.session.rows(sql`
      update ${sql.raw(table)} s set ${name} = m.given
      from (select unnest(${sql.param(temporary)}::bigint[]) as temporary, unnest(${sql.param(given)}::bigint[]) as given) m
      where s.${name} = m.temporary`);
  }
}
