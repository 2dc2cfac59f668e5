import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { bytesOf, columns, type PersonIndex } from './columns.ts';
import { readReleasedLabels } from './readReleased.ts';
import { day } from './shape.ts';
import type { PeopleFacts, Snapshot } from './snapshot.ts';

export async function readPeople(session: Session): Promise<{ people: PeopleFacts; index: PersonIndex }> {
  const { id, placeholder, ...people } = await columns(
    session,
    sql`with hires as (select employee_id, max(hired_on) as hired_on from employments group by employee_id),
      wins as (select employee_id, min(closed_on) as won_on from deals where stage = 'won' group by employee_id)
      select e.employee_id as id, e.external_id as "externalId", e.name, case when e.placeholder then 1 else 0 end as placeholder,
        ${day(sql`h.hired_on`)} as hired, ${day(sql`w.won_on`)} as "firstWon"
      from employees e left join hires h on h.employee_id = e.employee_id left join wins w on w.employee_id = e.employee_id
      order by e.employee_id`,
    { id: 'float8', externalId: 'text', name: 'text', placeholder: 'int4', hired: 'int4', firstWon: 'int4' },
  );
  const index = new Map(Array.from(id, (employee, at) => [employee, at]));
  return { people: { ...people, placeholder: bytesOf(placeholder) }, index };
}

const LABELLED = ['role', 'level', 'department', 'location'] as const;

/** The labels behind the codes, over assignments and released cells, by code point, so that both engines number them alike. */
export async function readLabels(session: Session): Promise<Snapshot['labels']> {
  type Row = { [column in (typeof LABELLED)[number]]: string | null };
  const rows = await session.rows<Row>(sql`select distinct role, level, department, location from assignments`);
  const released = await readReleasedLabels(session);
  const labels = (column: keyof Row, other: readonly string[] = []) =>
    [...new Set([...rows.map((row) => row[column]), ...other])].filter((label) => label !== null).sort(byCodePoint);
  const dimensions = await session.rows<{ label: string }>(
    sql`select dimension as label from survey_items group by dimension order by dimension collate "C"`,
  );
  return {
    role: labels('role', released.role),
    level: labels('level'),
    department: labels('department', released.department),
    location: labels('location', released.location),
    tenureBand: released.tenureBand.sort(byCodePoint),
    dimension: dimensions.map((row) => row.label),
  };
}

const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
