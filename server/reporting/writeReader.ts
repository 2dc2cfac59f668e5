import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '#server/access/scope.ts';
import type { Session } from '#server/db/database.ts';
import { isoFromDay } from '#shared/calendar/day.ts';
import { dimensionDirection } from '#shared/metrics/dimensionDirection.ts';
import { type Group, managersLed, presentGroups, seenGroups } from './groups.ts';
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

/** Waves and two texts of each, as rows. */
const rowsOf = (rows: readonly (readonly [number, string, string])[]): SQL =>
  sql`unnest(${column(
    rows.map(([waveId]) => waveId),
    'bigint',
  )}, ${column(
    rows.map(([, one]) => one),
    'text',
  )}, ${column(
    rows.map(([, , other]) => other),
    'text',
  )})`;

const table = (groups: readonly Group[]): SQL =>
  sql`${rowsOf(groups.map(({ waveId, grouping, key }) => [waveId, grouping, key]))} g (wave_id, grouping, group_key)`;

/**
 * The nearest area around each team that is shown, up the line of who led whom when the wave closed, as `widerAreas` finds it. Of teams
 * nobody answered in too: that is not told apart from too few.
 */
const widerAreas = (records: Records): SQL => sql`bosses (wave_id, manager, boss) as materialized (
      select * from ${rowsOf(managersLed(records).map(({ waveId, key, boss }) => [waveId, key, boss]))} b
    ), up (wave_id, team, at, depth) as (
      select distinct wave_id, group_key, group_key, 0 from withheld
      union all select u.wave_id, u.team, b.boss, u.depth + 1 from up u join bosses b on b.wave_id = u.wave_id and b.manager = u.at where u.depth < 64
    ), wider as materialized (
      select distinct on (u.wave_id, a.dimension, u.team) u.wave_id, a.dimension, u.team, u.at as area
      from up u join released_cells a on a.wave_id = u.wave_id and a.grouping = 'area' and a.group_key = u.at and a.decision = 'shown'
      order by u.wave_id, a.dimension, u.team, u.depth
    )`;

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
    with recursive own as materialized (
      select c.* from released_cells c
      where ${scope.everyone}::boolean or (c.wave_id, c.grouping, c.group_key) in (select * from ${table(seenGroups(scope, records))})
    ), few as materialized (
      select d.wave_id, d.dimension, g.grouping, g.group_key
      from ${table(few)} join (select distinct wave_id, dimension, grouping from released_cells) d
          on d.wave_id = g.wave_id and d.grouping = g.grouping
        left join own o on o.wave_id = d.wave_id and o.dimension = d.dimension and o.grouping = g.grouping and o.group_key = g.group_key
      where o.decision is null or o.decision = 'too few'
    ), withheld as materialized (
      select wave_id, dimension, group_key from few where grouping = 'manager'
      union select wave_id, dimension, group_key from own where grouping = 'manager' and decision not in ('shown', 'too few')
    ), ${widerAreas(records)}, told as materialized (
      select * from own where decision <> 'too few'
      union
      select a.* from withheld t join wider n on n.wave_id = t.wave_id and n.dimension = t.dimension and n.team = t.group_key
        join released_cells a on a.wave_id = n.wave_id and a.dimension = n.dimension and a.grouping = 'area' and a.group_key = n.area
    ), cells as (
      select wave_id, dimension, grouping, group_key, group_key_2, decision, respondents, ${inMillionths(sql`sum / respondents`)} as score,
        case when dimension = any(${column(strains, 'text')}) then null else favourable::float8 / answers end as favourable,
        case when dimension = any(${column(strains, 'text')}) then null else favourable_bound end as favourable_bound,
        ${inMillionths(sql`agreement`)} as agreement, unanimous, partly_withheld
      from told
      union all
      select wave_id, dimension, grouping, group_key, '', 'too few', null, null, null, null, null, false, false from few
    )
    select ${roleName}, jsonb_build_object('survey', s.name, 'wave', w.name, 'closed_on', w.closed_on, 'dimension', c.dimension,
      'grouping', c.grouping, 'group_key', coalesce(e.external_id, nullif(c.group_key, '')), 'group_name', coalesce(e.name, nullif(c.group_key, '')),
      'second', nullif(c.group_key_2, ''), 'decision', c.decision, 'respondents', c.respondents, 'score', c.score, 'favourable', c.favourable,
      'favourable_bound', c.favourable_bound, 'agreement', c.agreement, 'unanimous', c.unanimous, 'partly_withheld', c.partly_withheld,
      'wider_manager', x.external_id, 'wider_manager_name', x.name)
    from cells c join survey_waves w on w.wave_id = c.wave_id join surveys s on s.survey_id = w.survey_id
      left join employees e on c.grouping in ('manager', 'area') and e.employee_id::text = c.group_key
      left join wider n on c.grouping = 'manager' and c.decision <> 'shown' and n.wave_id = c.wave_id and n.dimension = c.dimension
        and n.team = c.group_key
      left join employees x on x.employee_id::text = n.area`);
}

/** As `toMillionths` does it, which the pages go by. */
const inMillionths = (value: SQL): SQL => sql`floor(1e6 * (${value}) + 0.5) / 1e6`;

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
