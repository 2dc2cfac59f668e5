/** Where a signal comes from; signals of one source do not confirm each other. */
export type SignalSource = 'HR' | 'sales' | 'survey' | 'activity';

export type SignalId =
  | 'excess voluntary exits'
  | 'early exits'
  | 'absence rise'
  | 'exhaustion'
  | 'low morale'
  | 'morale fall'
  | 'participation fall'
  | 'low training score'
  | 'low coaching score'
  | 'low support score'
  | 'after-hours share'
  | 'coaching drought'
  | 'training drought'
  | 'slow ramp'
  | 'own selling'
  | 'takeovers';

/** One measured departure of a team: where it comes from, in what unit its value is, and what it needs to be measured at all. */
export interface SignalMeaning {
  readonly source: SignalSource;
  readonly unit: string;
  /** What to import where it is missing. */
  readonly needs: string;
  /** For survey signals: the dimension it reads, under any of these names. */
  readonly dimensions?: readonly string[];
}

const MORALE = ['morale', 'engagement', 'employee engagement', 'satisfaction', 'job satisfaction'];
const EXHAUSTION = ['exhaustion', 'emotional exhaustion', 'burnout'];
const POINTS = 'points of 100';
const TIMES = 'times the expected';

export const signals: Readonly<Record<SignalId, SignalMeaning>> = {
  'excess voluntary exits': { source: 'HR', unit: TIMES, needs: 'a roster with exit dates and types' },
  'early exits': { source: 'HR', unit: TIMES, needs: 'a roster with hire and exit dates' },
  'absence rise': { source: 'HR', unit: TIMES, needs: 'absences' },
  exhaustion: { source: 'survey', unit: POINTS, needs: 'a survey that asks about exhaustion', dimensions: EXHAUSTION },
  'low morale': { source: 'survey', unit: POINTS, needs: 'a survey that asks about morale', dimensions: MORALE },
  'morale fall': {
    source: 'survey',
    unit: POINTS,
    needs: 'two survey waves that ask about morale',
    dimensions: MORALE,
  },
  'participation fall': {
    source: 'survey',
    unit: 'of those asked',
    needs: 'two survey waves closed while people are on record',
    dimensions: MORALE,
  },
  'low training score': {
    source: 'survey',
    unit: POINTS,
    needs: 'a survey that asks about training',
    dimensions: ['training'],
  },
  'low coaching score': {
    source: 'survey',
    unit: POINTS,
    needs: 'a survey that asks about coaching',
    dimensions: ['coaching'],
  },
  'low support score': {
    source: 'survey',
    unit: POINTS,
    needs: 'a survey that asks about support',
    dimensions: ['support', 'manager support', 'supervisor support'],
  },
  'after-hours share': { source: 'activity', unit: TIMES, needs: 'customer meetings with their time of day' },
  'coaching drought': { source: 'activity', unit: TIMES, needs: 'coaching sessions' },
  'training drought': { source: 'activity', unit: TIMES, needs: 'training records' },
  'slow ramp': { source: 'sales', unit: TIMES, needs: 'deals with owners, and hire dates of those who sell' },
  'own selling': { source: 'sales', unit: TIMES, needs: 'deals with owners' },
  takeovers: { source: 'sales', unit: TIMES, needs: 'owner changes of deals' },
};
