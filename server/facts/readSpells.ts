import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { bytesOf, columns, type PersonIndex } from './columns.ts';
import { day, labelCodes } from './shape.ts';
import { EXIT_TYPES, type Snapshot, type SpellFacts } from './snapshot.ts';

const EXIT_CODES = sql.raw(EXIT_TYPES.map((type, code) => (code === 0 ? '' : `when '${type}' then ${code}`)).join(' '));

/**
 * Assignments cut to the employment they lie in and to the day the people files speak up to. An exit belongs to the
 * employment's last assignment; that assignment runs to the exit even when its own end says otherwise.
 */
const CUT = sql`
  through as (select max(as_of) as day, max(as_of) filter (where kind in ('roster', 'assignments', 'scim')) as people_day from import_files),
  placed as (
    select a.employee_id, a.manager_id, a.role, a.level, a.department, a.location, a.starts_on, a.ends_on, m.hired_on, m.left_on, m.exit_type, m.regretted,
      m.left_on is not null and row_number() over (partition by a.employee_id, m.employment_no order by a.starts_on desc nulls last) = 1 as is_last
    from assignments a left join employments m on m.employee_id = a.employee_id
      and (m.hired_on is null or a.ends_on is null or m.hired_on < a.ends_on)
      and (m.left_on is null or a.starts_on is null or a.starts_on < m.left_on or (a.starts_on = m.left_on and m.hired_on = m.left_on))
  ),
  cut as (
    select p.*, greatest(p.starts_on, p.hired_on) as from_on,
      least(case when p.is_last then p.left_on else p.ends_on end, p.left_on, coalesce(t.people_day, t.day)) as to_on, coalesce(t.people_day, t.day) as through_on
    from placed p cross join through t
  )`;

/** Every stay under a manager; see SpellFacts. A stay that had not begun by the last day known is left out. */
export async function readSpells(
  session: Session,
  people: PersonIndex,
  labels: Snapshot['labels'],
): Promise<SpellFacts> {
  const query = sql`with ${labelCodes('role', labels)}, ${labelCodes('level', labels)}, ${labelCodes('department', labels)}, ${labelCodes('location', labels)}, ${CUT}
    select c.employee_id as employee, c.manager_id as manager, ${day(sql`c.from_on`)} as "from", ${day(sql`c.to_on`)} as "to",
      case when c.is_last and c.left_on = c.to_on then case c.exit_type ${EXIT_CODES} else ${sql.raw(String(EXIT_TYPES.indexOf('unknown')))} end else 0 end as exit,
      case c.regretted when true then 2 when false then 1 else 0 end as regretted, ${day(sql`c.hired_on`)} as hired,
      coalesce(r.code, -1) as role, coalesce(l.code, -1) as level, coalesce(d.code, -1) as department, coalesce(o.code, -1) as location
    from cut c left join role_codes r on r.label = c.role left join level_codes l on l.label = c.level
      left join department_codes d on d.label = c.department left join location_codes o on o.label = c.location
    where c.to_on is not null and (c.from_on is null or c.from_on < c.to_on or (c.from_on = c.to_on and c.is_last))
    order by 2 nulls first, 1, 3, 4`;
  const int = 'int4';
  const spec = {
    employee: 'person',
    manager: 'person',
    from: int,
    to: int,
    exit: int,
    regretted: int,
    hired: int,
    role: int,
    level: int,
    department: int,
    location: int,
  } as const;
  const read = await columns(session, query, spec, people);
  return { ...read, exit: bytesOf(read.exit), regretted: bytesOf(read.regretted) };
}
