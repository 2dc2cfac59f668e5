import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '#server/access/scope.ts';
import type { Session } from '#server/db/database.ts';
import { isoFromDay } from '#shared/calendar/day.ts';
import { dimensionDirection } from '#shared/metrics/dimensionDirection.ts';
import { type Group, presentGroups, seenGroups } from './groups.ts';
import { seenManagers } from './managers.ts';
import type { Records } from './records.ts';

/** The tables that hold what readers see, a row for its reader alone. */
export const READER_TABLES = ['reporting_waves', 'reporting_cells', 'reporting_managers'] as const;

/** Takes away what a reader sees. */
export async function clearReader(session: Session, roleName: string): Promise<void> {
  for (const table of READER_TABLES)
    await session.rows(sql`delete from ${sql.identifier(table)} where role_name = ${roleName}`);
}

/** Writes what a reader sees, in place of what was there; nothing for somebody who sees no team. */
export async function writeReader(session: Session, roleName: string, scope: Scope, records: Records): Promise<void> {
  await clearReader(session, roleName);
  if (scope.blind !== undefined) return;
  await session.rows(sql`
    insert into reporting_waves (role_name, told)
    select ${roleName}, jsonb_build_object('survey', s.name, 'wave', w.name, 'closed_on', w.closed_on, 'minimum_group', r.minimum_group)
    from released_waves r join survey_waves w on w.wave_id = r.wave_id join surveys s on s.survey_id = w.survey_id`);
  await writeCells(session, roleName, scope, records);
  await writeManagers(session, roleName, scope, records);
}

const column = (values: readonly unknown[], type: string): SQL => sql`${sql.param(values)}::${sql.raw(type)}[]`;

function table(groups: readonly Group[]): SQL {
  const [waves, kinds, keys] = [
    column(
      groups.map(({ waveId }) => waveId),
      'bigint',
    ),
    column(
      groups.map(({ grouping }) => grouping),
      'text',
    ),
    column(
      groups.map(({ key }) => key),
      'text',
    ),
  ];
  return sql`unnest(${waves}, ${kinds}, ${keys}) g (wave_id, grouping, group_key)`;
}

/**
 * `told`: cells in the scope that were decided to be shown or withheld with a reason, and the wider area a withheld team points to, whoever
 * leads that. `few`: groups with people and no such cell, of the kinds of groups the wave is divided by; naming them does not say that
 * somebody answered.
 */
async function writeCells(session: Session, roleName: string, scope: Scope, records: Records): Promise<void> {
  const strains = await strainsOf(session);
  const few = presentGroups(scope, records);
  await session.rows(sql`
    insert into reporting_cells (role_name, told)
    with own as materialized (
      select c.* from released_cells c
      where ${scope.everyone}::boolean or (c.wave_id, c.grouping, c.group_key) in (select * from ${table(seenGroups(scope, records))})
    ), told as materialized (
      select * from own where decision <> 'too few'
      union
      select a.* from own o join released_cells a on a.wave_id = o.wave_id and a.dimension = o.dimension
        and a.grouping = 'area' and a.group_key = o.wider_manager_id::text
      where a.decision <> 'too few'
    ), few as (
      select d.wave_id, d.dimension, g.grouping, g.group_key, o.wider_manager_id
      from ${table(few)} join (select distinct wave_id, dimension, grouping from released_cells) d
          on d.wave_id = g.wave_id and d.grouping = g.grouping
        left join own o on o.wave_id = d.wave_id and o.dimension = d.dimension and o.grouping = g.grouping and o.group_key = g.group_key
      where o.decision is null or o.decision = 'too few'
    ), cells as (
      select wave_id, dimension, grouping, group_key, group_key_2, decision, respondents, sum / respondents as score,
        case when dimension = any(${column(strains, 'text')}) then null else favourable::float8 / answers end as favourable,
        case when dimension = any(${column(strains, 'text')}) then null else favourable_bound end as favourable_bound,
        agreement, unanimous, partly_withheld, wider_manager_id
      from told
      union all
      select wave_id, dimension, grouping, group_key, '', 'too few', null, null, null, null, null, false, false, wider_manager_id from few
    )
    select ${roleName}, jsonb_build_object('survey', s.name, 'wave', w.name, 'closed_on', w.closed_on, 'dimension', c.dimension,
      'grouping', c.grouping, 'group_key', coalesce(e.external_id, nullif(c.group_key, '')), 'group_name', coalesce(e.name, nullif(c.group_key, '')),
      'second', nullif(c.group_key_2, ''), 'decision', c.decision, 'respondents', c.respondents, 'score', c.score, 'favourable', c.favourable,
      'favourable_bound', c.favourable_bound, 'agreement', c.agreement, 'unanimous', c.unanimous, 'partly_withheld', c.partly_withheld,
      'wider_manager', x.external_id, 'wider_manager_name', x.name)
    from cells c join survey_waves w on w.wave_id = c.wave_id join surveys s on s.survey_id = w.survey_id
      left join employees e on c.grouping in ('manager', 'area') and e.employee_id::text = c.group_key
      left join employees x on x.employee_id = c.wider_manager_id`);
}

/** Dimensions of which no share of answers can be called favourable. */
async function strainsOf(session: Session): Promise<string[]> {
  const rows = await session.rows<{ dimension: string }>(sql`select distinct dimension from released_cells`);
  return rows.map(({ dimension }) => dimension).filter((name) => dimensionDirection(name) === 'lower is better');
}

async function writeManagers(session: Session, roleName: string, scope: Scope, records: Records): Promise<void> {
  const rows = seenManagers(scope, records);
  const managers = column(
    rows.map(({ manager }) => manager),
    'bigint',
  );
  const ownManagers = column(
    rows.map(({ ownManager }) => ownManager ?? null),
    'bigint',
  );
  const [from, to] = [rows.map(({ days }) => dayOf(days?.from)), rows.map(({ days }) => dayOf(days?.to))].map((days) =>
    column(days, 'date'),
  );
  await session.rows(sql`
    insert into reporting_managers (role_name, told)
    select ${roleName}, jsonb_build_object('manager', e.external_id, 'manager_name', e.name, 'own_manager', b.external_id,
      'own_manager_name', b.name, 'starts_on', m.starts_on, 'ends_on', m.ends_on)
    from unnest(${managers}, ${ownManagers}, ${from}, ${to}) m (manager_id, own_manager_id, starts_on, ends_on)
      join employees e on e.employee_id = m.manager_id left join employees b on b.employee_id = m.own_manager_id`);
}

/** An end that is not known or not reached is none. */
const dayOf = (day: number | undefined): string | null =>
  day === undefined || !Number.isFinite(day) ? null : isoFromDay(day);
