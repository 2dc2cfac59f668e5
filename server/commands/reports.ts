import { burnout } from '#server/burnout/index.ts';
import { comments } from '#server/comments/index.ts';
import type { Context } from '#server/facts/context.ts';
import { morale } from '#server/morale/index.ts';
import { practice } from '#server/practice/index.ts';
import type { Released } from '#server/privacy/index.ts';
import { ramp } from '#server/ramp/index.ts';
import { managers } from '#server/scorecard/index.ts';
import { turnover } from '#server/turnover/index.ts';
import type { ReportRequest } from '#shared/contract/grouping.ts';
import type { ReportName } from './reportTables.ts';

/** What a report of a page may be asked; the wave by those of surveys. */
export type WaveRequest = ReportRequest & { wave?: string | undefined };

/** The same answers as the pages, by the same functions. */
export const REPORTS: {
  [name in ReportName]: (context: Context, request: WaveRequest) => Promise<Released<unknown>>;
} = {
  turnover,
  morale,
  comments: (context, { wave }) => comments(context, { wave }),
  ramp,
  practice,
  burnout,
  managers,
};
