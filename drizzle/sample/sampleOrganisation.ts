import { absenceLines, coachingLines, meetingLines, oneOnOneLines, trainingLines } from './activityFiles.ts';
import { csvChunks } from './csvText.ts';
import { fillSeats } from './fillSeats.ts';
import { organisationChart } from './organisationChart.ts';
import { assignmentLines, rosterLines } from './peopleFiles.ts';
import { reorganise } from './reorganise.ts';
import { dealLines, ownerChangeLines, quotaLines } from './salesFiles.ts';
import { SIZE_PLANS, type SampleSize } from './sampleSizes.ts';
import { seededStreams } from './seededStreams.ts';
import { surveyAnswerLines, surveyItemLines } from './surveyFiles.ts';
import { truthsOf } from './truths.ts';
import { type Truth } from './truth.ts';

export type { SampleSize } from './sampleSizes.ts';
export type { Truth } from './truth.ts';

export interface SampleOptions {
  size: SampleSize;
  seed: number;
}

export interface SampleFile {
  name: string;
  /** The CSV text in pieces, made as they are read. */
  chunks: Iterable<string>;
}

export interface SampleOrganisation {
  files: () => Iterable<SampleFile>;
  truths: Truth[];
}

/**
 * An invented organisation with its HR, sales, activity and survey records, in which it is known which managers' teams are in
 * trouble and why. The same size and seed give the same files, byte for byte.
 */
export function sampleOrganisation({ size, seed }: SampleOptions): SampleOrganisation {
  const plan = SIZE_PLANS[size];
  const streams = seededStreams(seed);
  const { seats, teams } = organisationChart(plan, streams);
  reorganise(teams, plan, streams('reorganisations', 0));
  const people = fillSeats(seats, streams);
  const tables: [string, string, () => Iterable<string>][] = [
    ['roster', ROSTER, () => rosterLines(people)],
    ['assignments', ASSIGNMENTS, () => assignmentLines(people)],
    [
      'deals',
      'deal_id,owner_id,stage,value,opened_on,closed_on,account,product',
      () => dealLines(people, plan, streams),
    ],
    ['owner_changes', 'deal_id,changed_on,from_id,to_id', () => ownerChangeLines(people, plan, streams)],
    ['quotas', 'employee_id,month,amount', () => quotaLines(people, plan)],
    [
      'meetings',
      'activity_id,employee_id,held_on,kind,after_hours,talk_share',
      () => meetingLines(people, plan, streams),
    ],
    ['coaching', 'employee_id,manager_id,held_on', () => coachingLines(people, plan, streams)],
    ['one_on_ones', 'employee_id,manager_id,planned_on,status', () => oneOnOneLines(people, plan, streams)],
    ['training', 'employee_id,course,completed_on,hours', () => trainingLines(people, plan, streams)],
    ['absences', 'employee_id,starts_on,kind,days', () => absenceLines(people, streams)],
    ['survey_items', 'survey,item,dimension,scale_low,scale_high,reversed', surveyItemLines],
    [
      'survey_answers',
      'survey,wave,closed_on,employee_id,item,value,comment',
      () => surveyAnswerLines(seats, plan, streams),
    ],
  ];
  return {
    files: () => tables.map(([name, header, lines]) => ({ name: `${name}.csv`, chunks: csvChunks(header, lines()) })),
    truths: truthsOf(teams, plan),
  };
}

const ROSTER =
  'employee_id,name,email,manager_id,manager_name,role,level,department,location,fte,hire_date,exit_date,exit_type,exit_reason,regretted,status';
const ASSIGNMENTS = 'employee_id,manager_id,role,level,department,location,fte,from,to';
