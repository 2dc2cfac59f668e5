import { burnout } from '#server/burnout/index.ts';
import type { Context } from '#server/facts/context.ts';
import { morale } from '#server/morale/index.ts';
import { practice } from '#server/practice/index.ts';
import type { Released } from '#server/privacy/index.ts';
import { ramp } from '#server/ramp/index.ts';
import { managers } from '#server/scorecard/index.ts';
import { turnover } from '#server/turnover/index.ts';
import type { ReportRequest } from '#shared/contract/grouping.ts';
import type { ReportName } from './reportTables.ts';

/** The same answers as the pages, by the same functions. */
export const REPORTS: {
  [name in ReportName]: (context: Context, request: ReportRequest) => Promise<Released<unknown>>;
} = {
  turnover,
  morale,
  ramp,
  practice,
  burnout,
  managers,
};
