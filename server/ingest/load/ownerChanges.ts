import { sql } from 'drizzle-orm';
import type { FileRun } from './fileRun.ts';

/** Deals that have another owner (not the same one better known) in this file than in the one before passed to them, as far as we can know, on its as-of day. */
export async function recordOwnerChanges(run: FileRun): Promise<void> {
  const { session, asOf, importId, fileNo } = run;
  if (asOf === undefined) {
    run.book.notice('the file has no day: deals with another owner than before are not recorded as handed over');
    return;
  }
  await session.rows(sql`
    insert into deal_owner_changes (deal_id, changed_on, from_employee_id, to_employee_id, import_id, file_no, line)
    select s.deal_id, ${asOf}::date, t.employee_id, s.employee_id, ${importId}::bigint, ${fileNo}::smallint, s.line
    from staged_rows s join touched_rows u on u.line = s.line and not u.fresh join deals t on t.deal_id = s.deal_id
    where t.employee_id <> s.employee_id and not exists (
      select from employee_other_ids o join employees e on e.external_id = o.other_id
      where e.employee_id = t.employee_id and o.employee_id = s.employee_id)
    on conflict do nothing`);
}
