import type { Day } from '#shared/calendar/day.ts';
import type { ReleasedFacts } from './releasedFacts.ts';

/** In a day column: the day is not known. */
export const UNKNOWN_DAY = -2_147_483_648;
/** In a code column: no value (no manager, no department). */
export const NO_CODE = -1;

/** Exit types by code: 0 is "no exit", the rest in this order. */
export const EXIT_TYPES = [
  'none',
  'voluntary',
  'dismissed',
  'redundancy',
  'end_of_contract',
  'retirement',
  'mutual',
  'death',
  'unknown',
] as const;

/** Employees, by index; every other table refers to these indices. In order of employee_id. */
export interface PeopleFacts {
  externalId: string[];
  name: string[];
  /** 1 where the person is known only because somebody else's row names them. */
  placeholder: Uint8Array;
  /** Day of the latest hire, or UNKNOWN_DAY. */
  hired: Int32Array;
  /** First day the person won a deal, or UNKNOWN_DAY. */
  firstWon: Int32Array;
}

/**
 * Stays under a manager, cut again where role, level, department or location changes (which changes no estimate).
 * In order of manager, employee, from.
 */
export interface SpellFacts {
  employee: Int32Array;
  /** Index into people, or NO_CODE. */
  manager: Int32Array;
  /** First day; UNKNOWN_DAY when the records do not say since when. */
  from: Int32Array;
  /** First day no longer under this manager; at most recordsThrough. */
  to: Int32Array;
  /** Exit at `to`: index into EXIT_TYPES, 0 when none. */
  exit: Uint8Array;
  /** 0 unknown, 1 no, 2 yes; meaningful where exit is not 0. */
  regretted: Uint8Array;
  /** Hire day of the employment the stay belongs to, or UNKNOWN_DAY. */
  hired: Int32Array;
  /** Codes into the snapshot's `labels`, or NO_CODE. */
  role: Int32Array;
  level: Int32Array;
  department: Int32Array;
  location: Int32Array;
}

export interface Wave {
  survey: string;
  name: string;
  closedOn: Day;
  invited: number | undefined;
  /** Fewest respondents a cell of it may stand on; undefined while it is not decided what is shown. */
  minimumGroup: number | undefined;
  /** Respondents whose answers came too late to be shown. */
  laterRespondents: number;
}

export interface Item {
  survey: string;
  item: string;
  dimension: string;
  low: number;
  high: number;
}

/** A comment in the one group it is shown in. */
export interface CommentFact {
  /** Index into the snapshot's waves. */
  wave: number;
  grouping: 'manager' | 'area' | 'department' | 'company';
  /** Of a team or an area: index into people. */
  manager: number | undefined;
  /** Of a department. */
  label: string;
  question: string;
  comment: string;
}

export interface DealFacts {
  /** Owner, or NO_CODE. */
  owner: Int32Array;
  /** The owner's manager on the closing day (on the last known day when the deal is open or the day unknown), or NO_CODE. */
  manager: Int32Array;
  /** OPEN, WON or LOST. */
  stage: Uint8Array;
  /** NaN when the file gives no value. */
  value: Float64Array;
  opened: Int32Array;
  closed: Int32Array;
}

export interface OwnerChangeFacts {
  /** The same number for changes of the same deal. */
  deal: Int32Array;
  /** How the deal stands: as DealFacts.stage, or NO_CODE when the deal itself was never imported. */
  stage: Int32Array;
  /** Of the deal; NaN when not known. */
  value: Float64Array;
  from: Int32Array;
  to: Int32Array;
  on: Int32Array;
  /** The manager of `from` on that day, or NO_CODE. */
  managerOfFrom: Int32Array;
}

export interface QuotaFacts {
  employee: Int32Array;
  month: Int32Array;
  amount: Float64Array;
}

/** Sales won, per employee and calendar month. */
export interface SalesMonthFacts {
  employee: Int32Array;
  month: Int32Array;
  won: Float64Array;
}

/** What happened in a manager's team in a calendar month, as counts. In order of manager, month. */
export interface TeamMonthFacts {
  manager: Int32Array;
  month: Int32Array;
  personDays: Float64Array;
  /** Customer meetings attended by reports; those after hours; those the manager attended too. */
  meetings: Int32Array;
  afterHours: Int32Array;
  jointCalls: Int32Array;
  coachingSessions: Int32Array;
  oneOnOnesPlanned: Int32Array;
  oneOnOnesHeld: Int32Array;
  trainingHours: Float64Array;
  absenceDays: Float64Array;
}

/**
 * Everything the rooms compute from: immutable, typed arrays over SharedArrayBuffer, named by its version.
 * A table that no import ever filled has length 0, and `has` says so: nothing measured is not zero.
 */
export interface Snapshot {
  version: number;
  /** First day any record speaks of; undefined when there is no dated record. */
  recordsFrom: Day | undefined;
  /**
   * The latest day the files know of: exposure is counted up to, not including, it, and an exit dated on it counts.
   * Undefined when there is no dated record.
   */
  recordsThrough: Day | undefined;
  /** Files imported so far, and when the last import was applied (ISO); nothing imported: 0 and undefined. */
  imports: { files: number; last: string | undefined };
  labels: {
    role: string[];
    level: string[];
    department: string[];
    location: string[];
    dimension: string[];
    tenureBand: string[];
  };
  people: PeopleFacts;
  spells: SpellFacts;
  waves: Wave[];
  items: Item[];
  released: ReleasedFacts;
  comments: CommentFact[];
  deals: DealFacts;
  ownerChanges: OwnerChangeFacts;
  quotas: QuotaFacts;
  salesMonths: SalesMonthFacts;
  teamMonths: TeamMonthFacts;
  has: Record<
    | 'hireDates'
    | 'exits'
    | 'deals'
    | 'ownerChanges'
    | 'quotas'
    | 'answers'
    | 'meetings'
    | 'coaching'
    | 'oneOnOnes'
    | 'training'
    | 'absences',
    boolean
  >;
}
