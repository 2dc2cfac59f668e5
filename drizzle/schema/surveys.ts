import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { provenance } from './provenance.ts';

export const surveys = pgTable('surveys', {
  surveyId: bigint('survey_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  name: text('name').notNull().unique(),
  ...provenance,
});

export const surveyItems = pgTable(
  'survey_items',
  {
    surveyId: bigint('survey_id', { mode: 'number' })
      .notNull()
      .references(() => surveys.surveyId),
    item: text('item').notNull(),
    dimension: text('dimension').notNull(),
    scaleLow: real('scale_low').notNull(),
    scaleHigh: real('scale_high').notNull(),
    /** Answers to a reversed item are turned round at import; kept here so that a reader can tell. */
    reversed: boolean('reversed').notNull(),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.surveyId, t.item] })],
);

/** One dated run of a survey. */
export const surveyWaves = pgTable(
  'survey_waves',
  {
    waveId: bigint('wave_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    surveyId: bigint('survey_id', { mode: 'number' })
      .notNull()
      .references(() => surveys.surveyId),
    name: text('name').notNull(),
    closedOn: date('closed_on', { mode: 'string' }).notNull(),
    /** People invited, when the file says; otherwise counted from the assignments on the closing day. */
    invited: integer('invited'),
    ...provenance,
  },
  (t) => [unique('survey_waves_key').on(t.surveyId, t.name)],
);

/** The respondent is a keyed hash, never a name or an employee; the team is the one at the time of the wave. */
export const surveyAnswers = pgTable(
  'survey_answers',
  {
    waveId: bigint('wave_id', { mode: 'number' }).notNull(),
    respondent: text('respondent').notNull(),
    item: text('item').notNull(),
    /** On the item's own scale, already turned round when the item is reversed. */
    value: doublePrecision('value').notNull(),
    managerId: bigint('manager_id', { mode: 'number' }),
    role: text('role'),
    department: text('department'),
    location: text('location'),
    /** How long the respondent had been employed when the wave closed. */
    tenureBand: text('tenure_band'),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.waveId, t.respondent, t.item] }), index('survey_answers_manager').on(t.managerId)],
);

/** What respondents wrote in their own words; where they belong is what their answers of the wave say. */
export const surveyComments = pgTable(
  'survey_comments',
  {
    waveId: bigint('wave_id', { mode: 'number' }).notNull(),
    respondent: text('respondent').notNull(),
    question: text('question').notNull(),
    comment: text('comment').notNull(),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.waveId, t.respondent, t.question] })],
);

/** Scores of groups from systems that give no single answers: a mean and how many answered. What is shown of them is decided like answers. */
export const surveyScores = pgTable(
  'survey_scores',
  {
    waveId: bigint('wave_id', { mode: 'number' }).notNull(),
    /** company, manager (the team), department, location or role. */
    grouping: text('grouping').notNull(),
    /** The manager's employee id, or the label; '' for the company. */
    groupKey: text('group_key').notNull(),
    item: text('item').notNull(),
    managerId: bigint('manager_id', { mode: 'number' }),
    /** Of a team, the department the file says it belongs to. */
    department: text('department'),
    /** The mean on the item's own scale, already turned round when the item is reversed. */
    score: doublePrecision('score').notNull(),
    respondents: integer('respondents').notNull(),
    /** Shares of answers, 0 to 1. */
    favourable: doublePrecision('favourable'),
    unfavourable: doublePrecision('unfavourable'),
    /** Of single answers on the item's own scale. */
    standardDeviation: doublePrecision('standard_deviation'),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.waveId, t.grouping, t.groupKey, t.item] })],
);
