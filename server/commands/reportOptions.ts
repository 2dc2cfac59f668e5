import type { Asked } from './recordReports.ts';
import type { RecordReport } from './recordTables.ts';
import type { ReportName } from './reportTables.ts';
import { Usage } from './usage.ts';

type Option = keyof Asked;

const GROUPED = ['by', 'from', 'to'] as const;
const DATED = ['from', 'to'] as const;

/** What each report can be asked beside its format. */
const TAKES: { [name in ReportName | RecordReport]: readonly Option[] } = {
  turnover: GROUPED,
  morale: [...GROUPED, 'wave'],
  comments: ['wave'],
  ramp: GROUPED,
  practice: GROUPED,
  burnout: DATED,
  managers: DATED,
  deals: GROUPED,
  exits: [],
  hours: GROUPED,
  retention: [],
  sellers: DATED,
  tenures: ['set', 'by', 'explain'],
};

/** An option a report does not take is told of, not passed over. */
export function refuseForeign(name: keyof typeof TAKES, asked: Asked): void {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  const foreign = given.map(([option]) => option).filter((option) => !TAKES[name].some((taken) => taken === option));
  if (foreign.length === 0) return;
  const own = [...TAKES[name], 'format'].map((option) => `--${option}`).join(', ');
  throw new Usage(`report: --${foreign[0]} is not for the report of ${name}, which takes ${own}.`);
}
