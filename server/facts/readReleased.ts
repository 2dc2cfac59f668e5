import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { dayFromIso } from '#shared/calendar/day.ts';
import { columns, type PersonIndex } from './columns.ts';
import { CELL_GROUPINGS, type ReleasedFacts } from './releasedFacts.ts';
import { type Item, type Snapshot, type Wave } from './snapshot.ts';

export async function readWaves(session: Session): Promise<Wave[]> {
  const rows = await session.rows<{
    survey: string;
    name: string;
    closedOn: string;
    invited: number | null;
    minimum: number | null;
    later: number;
  }>(sql`
    select s.name as survey, w.name, w.closed_on::text as "closedOn", w.invited, r.minimum_group::int4 as minimum,
      coalesce(r.later_respondents, 0)::int4 as later
    from survey_waves w join surveys s on s.survey_id = w.survey_id left join released_waves r on r.wave_id = w.wave_id
    order by w.closed_on, w.wave_id`);
  return rows.map((row) => ({
    survey: row.survey,
    name: row.name,
    closedOn: dayFromIso(row.closedOn)!,
    invited: row.invited ?? undefined,
    minimumGroup: row.minimum ?? undefined,
    laterRespondents: row.later,
  }));
}

export function readItems(session: Session): Promise<Item[]> {
  return session.rows<Item>(
    sql`select s.name as survey, i.item, i.dimension, i.scale_low::float8 as low, i.scale_high::float8 as high
      from survey_items i join surveys s on s.survey_id = i.survey_id order by i.survey_id, i.item collate "C"`,
  );
}

/** The labels that released cells go by, each with its kind. */
export async function readReleasedLabels(
  session: Session,
): Promise<Record<'department' | 'location' | 'role' | 'tenureBand', string[]>> {
  const rows = await session.rows<{ kind: string; label: string }>(sql`
    select distinct grouping as kind, group_key as label from released_cells
    where grouping in ('department', 'location', 'role', 'tenure band')`);
  const of = (kind: string): string[] => rows.filter((row) => row.kind === kind).map(({ label }) => label);
  return { department: of('department'), location: of('location'), role: of('role'), tenureBand: of('tenure band') };
}

const NUMBERS = ['respondents', 'answers', 'sum', 'favourable', 'agreement'] as const;
const numbers = sql.raw(NUMBERS.map((name) => `coalesce(c."${name}"::float8, 'NaN') as "${name}"`).join(', '));
const int = 'int4';

const COLUMNS = {
  wave: int,
  dimension: int,
  grouping: int,
  manager: 'person',
  label: int,
  second: int,
  decision: int,
  respondents: 'float8',
  answers: 'float8',
  sum: 'float8',
  sumSquares: 'float8',
  favourable: 'float8',
  agreement: 'float8',
  unanimous: int,
  bound: int,
  partly: int,
} as const;

/** All released cells, in order of wave, dimension, grouping and group. */
export async function readReleased(
  session: Session,
  people: PersonIndex,
  labels: Snapshot['labels'],
): Promise<ReleasedFacts> {
  const { department, location, role, tenureBand } = labels;
  const { manager, label, ...cells } = await columns(
    session,
    sql`with waves as materialized (select wave_id, (row_number() over (order by closed_on, wave_id) - 1)::int4 as index from survey_waves),
      groupings as materialized (select grouping, (place - 1)::int4 as code from unnest(${sql.param(CELL_GROUPINGS)}::text[]) with ordinality l (grouping, place)),
      dimensions as materialized (select label, (place - 1)::int4 as code from unnest(${sql.param(labels.dimension)}::text[]) with ordinality l (label, place)),
      labels as materialized (
        select * from (${labelsOf('department', department)} union all ${labelsOf('location', location)} union all
          ${labelsOf('role', role)} union all ${labelsOf('tenure band', tenureBand)}) l)
      select w.index as wave, d.code as dimension, k.code as grouping,
        case when c.grouping in ('manager', 'area') then c.group_key::bigint end as manager,
        coalesce(l.code, 0) as label, coalesce(l2.code, -1) as second,
        case c.decision when 'shown' then 0 when 'too few' then 1 when 'would reveal another group' then 2 else 4 end as decision,
        ${numbers}, coalesce(c.sum_squares, 'NaN') as "sumSquares", c.unanimous::int4 as unanimous,
        case c.favourable_bound when '95 % or more' then 1 when '5 % or less' then 2 else 0 end as bound,
        c.partly_withheld::int4 as partly
      from released_cells c join waves w on w.wave_id = c.wave_id join dimensions d on d.label = c.dimension
        join groupings k on k.grouping = c.grouping
        left join labels l on l.label = c.group_key
          and l.kind = (case when c.grouping like 'department and %' then 'department' else c.grouping end)
        left join labels l2 on l2.label = c.group_key_2 and l2.kind = substr(c.grouping, length('department and ') + 1)
      order by w.index, d.code, k.code, c.group_key collate "C", c.group_key_2 collate "C"`,
    COLUMNS,
    people,
  );
  // In place, for the column lies on memory that threads share.
  label.forEach((_, row) => {
    if (isLed(cells.grouping[row])) label[row] = manager[row];
  });
  return { ...cells, group: label };
}

/** Groups that go by their manager. */
const isLed = (grouping: number): boolean =>
  CELL_GROUPINGS[grouping] === 'manager' || CELL_GROUPINGS[grouping] === 'area';

const labelsOf = (kind: string, labels: string[]) =>
  sql`select ${kind}::text as kind, label, (place - 1)::int4 as code from unnest(${sql.param(labels)}::text[]) with ordinality l (label, place)`;
