import type { PracticeRow } from '#shared/contract/practice.ts';
import { formatNumber, formatShare, formatShareInterval, formatSum } from '#web/ui/formatNumber.ts';
import type { MeasureDefinition } from '#web/ui/MeasureDefinition.ts';
import { definitions } from './definitions.ts';

export type PracticeMeasure = {
  id: keyof PracticeRow;
  name: string;
  unit?: string;
  definition?: MeasureDefinition | undefined;
  value: (row: PracticeRow) => number | undefined;
  show: (value: number, row: PracticeRow) => string;
};

const count = (value: number): string => formatNumber(value);
const perMonth = (value: number): string => formatNumber(value, 2);
const share = (value: number): string => formatShare(value, 1);

/** What a manager does, in the order: selling, taking over, coaching. */
export const practiceMeasures: readonly PracticeMeasure[] = [
  {
    id: 'ownSellingShare',
    name: 'Own selling',
    unit: 'share of value won',
    definition: definitions.ownSellingShare,
    value: (row) => row.ownSellingShare,
    show: share,
  },
  {
    id: 'takeovers',
    name: 'Takeovers',
    unit: 'deals',
    definition: definitions.takeovers,
    value: (row) => row.takeovers,
    show: count,
  },
  {
    id: 'jointCalls',
    name: 'Joint calls',
    unit: 'per report and month',
    definition: definitions.jointCalls,
    value: (row) => row.jointCalls,
    show: perMonth,
  },
  {
    id: 'coachingSessions',
    name: 'Coaching',
    unit: 'sessions per report and month',
    definition: definitions.coachingSessions,
    value: (row) => row.coachingSessions,
    show: perMonth,
  },
  {
    id: 'trainingHours',
    name: 'Training',
    unit: 'hours per report and month',
    definition: definitions.trainingHours,
    value: (row) => row.trainingHours,
    show: perMonth,
  },
  {
    id: 'oneOnOnesHeld',
    name: '1:1s held',
    unit: 'of those planned',
    definition: definitions.oneOnOnesHeld,
    value: (row) => row.oneOnOnesHeld,
    show: share,
  },
  {
    id: 'afterHoursShare',
    name: 'After hours',
    unit: 'share of customer meetings',
    definition: definitions.afterHoursShare,
    value: (row) => row.afterHoursShare,
    show: share,
  },
  {
    id: 'winRate',
    name: 'Win rate',
    unit: 'of deals decided',
    definition: definitions.winRate,
    value: (row) => row.winRate,
    show: (rate, row) =>
      `${formatShare(rate)}${row.winRateInterval ? ` (${formatShareInterval(row.winRateInterval)})` : ''}`,
  },
  { id: 'deals', name: 'Deals', unit: 'of the team', value: (row) => row.deals, show: count },
  { id: 'won', name: 'Won', unit: 'deals of the team', value: (row) => row.won, show: count },
  { id: 'wonValue', name: 'Won', unit: 'value of the team', value: (row) => row.wonValue, show: formatSum },
];
