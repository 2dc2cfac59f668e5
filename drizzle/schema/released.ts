import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/** One row, or none while nobody has changed anything: what is set for waves still to be decided. */
export const confidentiality = pgTable('confidentiality', {
  only: boolean('only').primaryKey().default(true),
  /** Fewest respondents a survey number may stand on. */
  minimumGroup: smallint('minimum_group').notNull(),
});

/** A wave whose cells are decided. What was decided stays, unless the answers change so much that nobody can be told by it. */
export const releasedWaves = pgTable('released_waves', {
  waveId: bigint('wave_id', { mode: 'number' }).primaryKey(),
  /** Fewest respondents at the time. */
  minimumGroup: smallint('minimum_group').notNull(),
  decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'string' }).notNull(),
  /** The cells speak of the answers as this import left them. */
  answersAsOf: bigint('answers_as_of', { mode: 'number' }).notNull(),
  /** Respondents whose answers came or changed after that and are not in the cells. */
  laterRespondents: integer('later_respondents').notNull(),
  importId: bigint('import_id', { mode: 'number' }).notNull(),
});

/** The only survey numbers anybody is shown. Of a withheld cell every number is null. */
export const releasedCells = pgTable(
  'released_cells',
  {
    waveId: bigint('wave_id', { mode: 'number' }).notNull(),
    dimension: text('dimension').notNull(),
    /** company, manager (the team), area (the team and all teams below), department, location, role, tenure band, or a crossing of two. */
    grouping: text('grouping').notNull(),
    /** A manager's employee id, or the label; '' for the company. */
    groupKey: text('group_key').notNull(),
    /** The second label of a crossing, else ''. */
    groupKey2: text('group_key_2').notNull(),
    /** shown, too few, would reveal another group, would reveal a change. */
    decision: text('decision').notNull(),
    respondents: integer('respondents'),
    answers: integer('answers'),
    /** Of the respondents' scores on 0–100. */
    sum: doublePrecision('sum'),
    sumSquares: doublePrecision('sum_squares'),
    /** Favourable answers; of scores that came without single answers, the share times the answers. */
    favourable: doublePrecision('favourable'),
    agreement: doublePrecision('agreement'),
    /** Everybody answered alike: numbers are bounded or absent. */
    unanimous: boolean('unanimous').notNull(),
    /** 95 % or more, or 5 % or less, in place of the favourable share. */
    favourableBound: text('favourable_bound'),
    /** Some numbers are absent because they would give another group's away. */
    partlyWithheld: boolean('partly_withheld').notNull(),
    importId: bigint('import_id', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.waveId, t.dimension, t.grouping, t.groupKey, t.groupKey2] }),
    index('released_cells_group').on(t.grouping, t.groupKey),
  ],
);

/** Every comment that was decided on: in the one group it is shown in, or in none. What was decided stays. */
export const releasedComments = pgTable(
  'released_comments',
  {
    waveId: bigint('wave_id', { mode: 'number' }).notNull(),
    /** Kept so that a comment can be deleted with its writer; shown to nobody. */
    respondent: text('respondent').notNull(),
    question: text('question').notNull(),
    /** manager (the team), area (teams in a manager's area that have too few of their own), department (where nobody has a manager), company (the rest), or null: shown nowhere. */
    grouping: text('grouping'),
    /** The manager's employee id or the label; '' for the company and for none. */
    groupKey: text('group_key').notNull(),
    /** The people any one of whom may have written it. */
    people: integer('people').notNull(),
    /** As it is shown, whatever its row in survey_comments says since; null where it is shown nowhere. */
    comment: text('comment'),
    importId: bigint('import_id', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.waveId, t.respondent, t.question] })],
);
