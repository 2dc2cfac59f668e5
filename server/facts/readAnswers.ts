import { sql } from 'drizzle-orm';
import { dayFromIso } from '#shared/calendar/day.ts';
import type { Session } from '#server/db/database.ts';
import { columns, type PersonIndex } from './columns.ts';
import { labelCodes } from './shape.ts';
import type { DimensionCells, Item, ItemCells, Snapshot, Wave } from './snapshot.ts';

const WAVES = sql`waves as materialized (select wave_id, survey_id, (row_number() over (order by closed_on, wave_id) - 1)::int4 as index from survey_waves)`;
const ITEMS = sql`items as materialized (
  select i.survey_id, i.item, i.dimension, i.scale_low as low, i.scale_high as high,
    (row_number() over (order by i.survey_id, i.item collate "C") - 1)::int4 as index,
    (dense_rank() over (order by i.dimension collate "C") - 1)::int4 as dimension_code
  from survey_items i)`;
const codes = (labels: Snapshot['labels']) =>
  sql`${WAVES}, ${ITEMS}, ${labelCodes('role', labels)}, ${labelCodes('department', labels)}, ${labelCodes('location', labels)}`;

/** From grouped answers `g` to coded cells; the group columns come first and order the result. */
const CODED = sql`g.manager_id as manager, coalesce(d.code, -1) as department, coalesce(o.code, -1) as location, coalesce(r.code, -1) as role`;
const CODED_FROM = sql`left join department_codes d on d.label = g.department
  left join location_codes o on o.label = g.location left join role_codes r on r.label = g.role`;
const TEAM = sql`a.manager_id, a.department, a.location, a.role`;
const int = 'int4';
const team = { wave: int, manager: 'person', department: int, location: int, role: int } as const;

export async function readWaves(session: Session): Promise<Wave[]> {
  const rows = await session.rows<{ survey: string; name: string; closedOn: string; invited: number | null }>(
    sql`select s.name as survey, w.name, w.closed_on::text as "closedOn", w.invited from survey_waves w join surveys s on s.survey_id = w.survey_id order by w.closed_on, w.wave_id`,
  );
  return rows.map((row) => ({
    survey: row.survey,
    name: row.name,
    closedOn: dayFromIso(row.closedOn)!,
    invited: row.invited ?? undefined,
  }));
}

export function readItems(session: Session): Promise<Item[]> {
  return session.rows<Item>(
    sql`select s.name as survey, i.item, i.dimension, i.scale_low::float8 as low, i.scale_high::float8 as high
      from survey_items i join surveys s on s.survey_id = i.survey_id order by i.survey_id, i.item collate "C"`,
  );
}

/**
 * Sums of doubles depend on the order they are added in, which is the engine's affair; sums of whole millionths do not, so both
 * engines give the same bytes. A score on 0–100 squared stays within eight bytes.
 */
const MILLIONTHS = sql`round(1e6 * a.value)::int8`;
const UNSCALED = sql`g.total::float8 / 1e6 as sum, g.squares::float8 / 1e12 as "sumSquares"`;

/** Favourable: at least three quarters up the scale, which is the top two of five. */
export function readItemCells(session: Session, people: PersonIndex, labels: Snapshot['labels']): Promise<ItemCells> {
  return columns(
    session,
    sql`with ${codes(labels)},
      grouped as (
        select w.index as wave, i.index as item, ${TEAM}, count(*)::int4 as n, sum(${MILLIONTHS}) as total, sum(${MILLIONTHS} * ${MILLIONTHS}) as squares,
          (count(*) filter (where a.value - i.low >= 0.75 * (i.high - i.low)))::int4 as favourable
        from survey_answers a join waves w on w.wave_id = a.wave_id join items i on i.survey_id = w.survey_id and i.item = a.item
        group by w.index, i.index, ${TEAM})
      select g.wave, ${CODED}, g.item, g.n, ${UNSCALED}, g.favourable from grouped g ${CODED_FROM} order by 1, 2 nulls first, 3, 4, 5, 6`,
    { ...team, item: int, n: int, sum: 'float8', sumSquares: 'float8', favourable: int },
    people,
  );
}

export function readDimensionCells(
  session: Session,
  people: PersonIndex,
  labels: Snapshot['labels'],
): Promise<DimensionCells> {
  return columns(
    session,
    sql`with ${codes(labels)},
      persons as (
        select w.index as wave, i.dimension_code as dimension, a.respondent, ${TEAM}, round(sum(round(1e8 * (a.value - i.low) / (i.high - i.low))::int8)::float8 / count(*))::int8 as score
        from survey_answers a join waves w on w.wave_id = a.wave_id join items i on i.survey_id = w.survey_id and i.item = a.item
        group by w.index, i.dimension_code, a.respondent, ${TEAM}),
      grouped as (
        select a.wave, a.dimension, ${TEAM}, count(*)::int4 as respondents, sum(a.score) as total, sum(a.score * a.score) as squares
        from persons a group by a.wave, a.dimension, ${TEAM})
      select g.wave, ${CODED}, g.dimension, g.respondents, ${UNSCALED} from grouped g ${CODED_FROM} order by 1, 2 nulls first, 3, 4, 5, 6`,
    { ...team, dimension: int, respondents: int, sum: 'float8', sumSquares: 'float8' },
    people,
  );
}
