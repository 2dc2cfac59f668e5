import { getTableColumns, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  type PgColumn,
  pgPolicy,
  pgSchema,
  pgTable,
  type PgTable,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/** Whose rows they are: of the role that asks, whatever it was before a `set role`. */
const OWN = sql`role_name = current_user::text`;

/** Their own rows, and only while these were written from what is published now: whatever forgets to write them anew shows nothing. */
const ownAndFresh = (table: string) =>
  pgPolicy(`${table}_own`, {
    for: 'select',
    using: sql`role_name = current_user::text and (select r.version from reporting_readers r where r.role_name = current_user::text) = (select p.version from publication p)`,
  });

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
  () => [pgPolicy('reporting_readers_own', { for: 'select', using: OWN })],
);

/** Waves whose cells are decided, a row for each reader who sees any team. */
export const reportingWaves = pgTable(
  'reporting_waves',
  {
    roleName: text('role_name').notNull(),
    survey: text('survey').notNull(),
    wave: text('wave').notNull(),
    closedOn: date('closed_on', { mode: 'string' }).notNull(),
    minimumGroup: smallint('minimum_group').notNull(),
  },
  (t) => [index('reporting_waves_role').on(t.roleName), ownAndFresh('reporting_waves')],
);

/** The released cells each reader may see. The only index is by reader, so that nothing can be looked up among the rows of others. */
export const reportingCells = pgTable(
  'reporting_cells',
  {
    roleName: text('role_name').notNull(),
    survey: text('survey').notNull(),
    wave: text('wave').notNull(),
    closedOn: date('closed_on', { mode: 'string' }).notNull(),
    dimension: text('dimension').notNull(),
    /** company, manager (the team), area (the team and all teams below), department, location, role, tenure band, or a crossing of two. */
    grouping: text('grouping').notNull(),
    /** A manager's external id, or the label; null for the company. */
    groupKey: text('group_key'),
    groupName: text('group_name'),
    /** The second label of a crossing. */
    second: text('second'),
    /** shown, too few, would reveal another group, would reveal a change. */
    decision: text('decision').notNull(),
    respondents: integer('respondents'),
    /** Mean on 0–100. */
    score: doublePrecision('score'),
    /** Share of answers; not of dimensions that measure a strain. */
    favourable: doublePrecision('favourable'),
    favourableBound: text('favourable_bound'),
    agreement: doublePrecision('agreement'),
    unanimous: boolean('unanimous').notNull(),
    partlyWithheld: boolean('partly_withheld').notNull(),
    /** Of a withheld team, who leads the nearest area around it that is shown. */
    widerManager: text('wider_manager'),
    widerManagerName: text('wider_manager_name'),
  },
  (t) => [index('reporting_cells_role').on(t.roleName), ownAndFresh('reporting_cells')],
);

/** The managers each reader sees, with those of their own managers the reader sees as well, by date. */
export const reportingManagers = pgTable(
  'reporting_managers',
  {
    roleName: text('role_name').notNull(),
    manager: text('manager').notNull(),
    managerName: text('manager_name').notNull(),
    ownManager: text('own_manager'),
    ownManagerName: text('own_manager_name'),
    startsOn: date('starts_on', { mode: 'string' }),
    endsOn: date('ends_on', { mode: 'string' }),
  },
  (t) => [index('reporting_managers_role').on(t.roleName), ownAndFresh('reporting_managers')],
);

/** What direct SQL users read: stable names over the tables above, with the reader's own rights. */
export const reporting = pgSchema('reporting');

export const wavesView = reporting
  .view('waves')
  .with({ securityInvoker: true })
  .as((db) => db.select(told(reportingWaves)).from(reportingWaves));

export const surveyCellsView = reporting
  .view('survey_cells')
  .with({ securityInvoker: true })
  .as((db) => db.select(told(reportingCells)).from(reportingCells));

export const managersView = reporting
  .view('managers')
  .with({ securityInvoker: true })
  .as((db) => db.select(told(reportingManagers)).from(reportingManagers));

/** All columns but the one that says whose row it is. */
function told<T extends PgTable & { roleName: PgColumn }>(table: T) {
  const { roleName: _roleName, ...columns } = getTableColumns(table);
  return columns;
}
