import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { bytesOf, columns } from './columns.ts';
import { day, PEOPLE } from './shape.ts';
import type { PeopleFacts, Snapshot } from './snapshot.ts';

export async function readPeople(session: Session): Promise<PeopleFacts> {
  const names = await session.rows<{ externalId: string; name: string }>(
    sql`select external_id as "externalId", name from employees order by employee_id`,
  );
  const read = await columns(
    session,
    sql`with ${PEOPLE},
      hires as (select employee_id, max(hired_on) as hired_on from employments group by employee_id),
      wins as (select employee_id, min(closed_on) as won_on from deals where stage = 'won' group by employee_id)
      select case when e.placeholder then 1 else 0 end as placeholder, ${day(sql`h.hired_on`)} as hired, ${day(sql`w.won_on`)} as "firstWon"
      from people p join employees e on e.employee_id = p.employee_id left join hires h on h.employee_id = p.employee_id left join wins w on w.employee_id = p.employee_id
      order by p.index`,
    { placeholder: 'int4', hired: 'int4', firstWon: 'int4' },
  );
  return {
    externalId: names.map((row) => row.externalId),
    name: names.map((row) => row.name),
    placeholder: bytesOf(read.placeholder),
    hired: read.hired,
    firstWon: read.firstWon,
  };
}

/** The labels behind the codes, sorted by code point, so that both engines number them alike. */
export async function readLabels(session: Session): Promise<Snapshot['labels']> {
  const labels = async (column: 'role' | 'level' | 'department' | 'location') => {
    const name = sql.raw(column);
    const answers =
      column === 'level' ? sql`` : sql` union select ${name} from survey_answers where ${name} is not null`;
    const rows = await session.rows<{ label: string }>(
      sql`select label from (select ${name} as label from assignments where ${name} is not null${answers}) l group by label order by label collate "C"`,
    );
    return rows.map((row) => row.label);
  };
  const dimensions = await session.rows<{ label: string }>(
    sql`select dimension as label from survey_items group by dimension order by dimension collate "C"`,
  );
  return {
    role: await labels('role'),
    level: await labels('level'),
    department: await labels('department'),
    location: await labels('location'),
    dimension: dimensions.map((row) => row.label),
  };
}
