import type { EXIT_TYPES } from '#server/facts/snapshot.ts';

/** A person, by external id; whoever another row names is added without a row of their own. Days are ISO dates. */
export interface PersonRow {
  id: string;
  name?: string;
  hired?: string;
  firstWon?: string;
  placeholder?: boolean;
}

/** A stay under a manager, `from` the first day up to (not including) `to`; without `to` it lasts as long as the records. */
export interface SpellRow {
  employee: string;
  manager?: string;
  from?: string;
  to?: string;
  exit?: Exclude<(typeof EXIT_TYPES)[number], 'none'>;
  regretted?: boolean;
  /** Hire day of the employment; the person's own when left out. */
  hired?: string;
  role?: string;
  level?: string;
  department?: string;
  location?: string;
}

export interface WaveRow {
  survey?: string;
  name: string;
  closedOn: string;
  invited?: number;
}

/** An item of a scale: 1 to 5 and survey `pulse` when not said otherwise. */
export interface ItemRow {
  survey?: string;
  item: string;
  dimension: string;
  low?: number;
  high?: number;
}

/** What one respondent answered in a wave, item by item. */
export interface RespondentRow {
  survey?: string;
  wave: string;
  /** The same person in every wave; somebody new when left out. */
  id?: string;
  tenure?: string;
  manager?: string;
  department?: string;
  location?: string;
  role?: string;
  answers: Record<string, number>;
}

export interface DealRow {
  id: string;
  owner?: string;
  manager?: string;
  stage: 'open' | 'won' | 'lost';
  value?: number;
  opened?: string;
  closed?: string;
}

export interface OwnerChangeRow {
  deal?: string;
  from?: string;
  to?: string;
  on: string;
  managerOfFrom?: string;
}

export interface EmployeeMonthRow {
  employee: string;
  /** `YYYY-MM`. */
  month: string;
  amount: number;
}

/** A count left out is zero in the row; a count no row gives was never imported. */
export interface TeamMonthRow {
  manager: string;
  month: string;
  personDays?: number;
  meetings?: number;
  afterHours?: number;
  jointCalls?: number;
  coachingSessions?: number;
  oneOnOnesPlanned?: number;
  oneOnOnesHeld?: number;
  trainingHours?: number;
  absenceDays?: number;
}

export interface SnapshotRows {
  people?: PersonRow[];
  spells?: SpellRow[];
  waves?: WaveRow[];
  items?: ItemRow[];
  respondents?: RespondentRow[];
  deals?: DealRow[];
  ownerChanges?: OwnerChangeRow[];
  quotas?: EmployeeMonthRow[];
  salesMonths?: EmployeeMonthRow[];
  teamMonths?: TeamMonthRow[];
  /** First day of the records, and first day after them; the spells' own when left out. */
  recordsFrom?: string;
  recordsThrough?: string;
}
