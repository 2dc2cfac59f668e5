import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgSchema,
  pgTable,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/** Roles of the database server that read `reporting.*`, each with the eyes of an account. Nobody's rows but their own are theirs to read. */
export const reportingReaders = pgTable(
  'reporting_readers',
  {
    roleName: text('role_name').primaryKey(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    /** The published version its rows were written from. */
    version: bigint('version', { mode: 'number' }).notNull(),
    allowedBy: text('allowed_by').notNull(),
    allowedAt: timestamp('allowed_at', { withTimezone: true, mode: 'string' }).notNull(),
  },
  // `current_user` and not `session_user`: whose rights a question is asked with, also after `set role`.
  () => [pgPolicy('reporting_readers_own', { for: 'select', using: sql`role_name = current_user::text` })],
);

/**
 * What a reader is told, a row for each reader and thing told, and a rule by which each reads its own, and only while they were written from
 * what is published now: whatever forgets to write them anew shows nothing.
 *
 * Everything told is one JSON value, because PostgreSQL may try comparisons that it holds to be without side effects before the rule of rows,
 * and shows whoever asks for the plan whether they let a row of somebody else's through. There are such comparisons for text and numbers, and
 * none for JSON; and no index but by reader.
 */
const toldTo = (name: 'reporting_waves' | 'reporting_cells' | 'reporting_managers') =>
  pgTable(name, { roleName: text('role_name').notNull(), told: jsonb('told').notNull() }, (t) => [
    index(`${name}_role`).on(t.roleName),
    pgPolicy(`${name}_own`, {
      for: 'select',
      using: sql`role_name = current_user::text and (select r.version = p.version from reporting_readers r, publication p where r.role_name = current_user::text)`,
    }),
  ]);

/** Waves whose cells are decided, for readers who see any team. */
export const reportingWaves = toldTo('reporting_waves');
/** The released cells each reader may see. */
export const reportingCells = toldTo('reporting_cells');
/** The managers each reader sees. */
export const reportingManagers = toldTo('reporting_managers');

/** What direct SQL users read: stable names over the tables above, with the reader's own rights. */
export const reporting = pgSchema('reporting');
const withOwnRights = { securityInvoker: true };

export const wavesView = reporting
  .view('waves', {
    survey: text('survey'),
    wave: text('wave'),
    closedOn: date('closed_on', { mode: 'string' }),
    minimumGroup: integer('minimum_group'),
  })
  .with(withOwnRights)
  .as(
    sql`select told ->> 'survey' as survey, told ->> 'wave' as wave, (told ->> 'closed_on')::date as closed_on, (told ->> 'minimum_group')::integer as minimum_group from reporting_waves`,
  );

export const surveyCellsView = reporting
  .view('survey_cells', {
    survey: text('survey'),
    wave: text('wave'),
    closedOn: date('closed_on', { mode: 'string' }),
    dimension: text('dimension'),
    /** company, manager (the team), area (the team and all teams below), department, location, role, tenure band, or a crossing of two. */
    grouping: text('grouping'),
    /** A manager's external id, or the label; null for the company. */
    groupKey: text('group_key'),
    groupName: text('group_name'),
    /** The second label of a crossing. */
    second: text('second'),
    /** shown, too few, would reveal another group, would reveal a change. */
    decision: text('decision'),
    respondents: integer('respondents'),
    /** Mean on 0–100. */
    score: doublePrecision('score'),
    /** Share of answers; not of dimensions that measure a strain. */
    favourable: doublePrecision('favourable'),
    favourableBound: text('favourable_bound'),
    agreement: doublePrecision('agreement'),
    unanimous: boolean('unanimous'),
    partlyWithheld: boolean('partly_withheld'),
    /** Of a withheld team, who leads the nearest area around it that is shown. */
    widerManager: text('wider_manager'),
    widerManagerName: text('wider_manager_name'),
  })
  .with(withOwnRights)
  .as(
    sql`select told ->> 'survey' as survey, told ->> 'wave' as wave, (told ->> 'closed_on')::date as closed_on, told ->> 'dimension' as dimension, told ->> 'grouping' as grouping, told ->> 'group_key' as group_key, told ->> 'group_name' as group_name, told ->> 'second' as second, told ->> 'decision' as decision, (told ->> 'respondents')::integer as respondents, (told ->> 'score')::double precision as score, (told ->> 'favourable')::double precision as favourable, told ->> 'favourable_bound' as favourable_bound, (told ->> 'agreement')::double precision as agreement, (told ->> 'unanimous')::boolean as unanimous, (told ->> 'partly_withheld')::boolean as partly_withheld, told ->> 'wider_manager' as wider_manager, told ->> 'wider_manager_name' as wider_manager_name from reporting_cells`,
  );

export const managersView = reporting
  .view('managers', {
    manager: text('manager'),
    managerName: text('manager_name'),
    /** One the reader sees as well on all these days. */
    ownManager: text('own_manager'),
    ownManagerName: text('own_manager_name'),
    startsOn: date('starts_on', { mode: 'string' }),
    endsOn: date('ends_on', { mode: 'string' }),
  })
  .with(withOwnRights)
  .as(
    sql`select told ->> 'manager' as manager, told ->> 'manager_name' as manager_name, told ->> 'own_manager' as own_manager, told ->> 'own_manager_name' as own_manager_name, (told ->> 'starts_on')::date as starts_on, (told ->> 'ends_on')::date as ends_on from reporting_managers`,
  );
