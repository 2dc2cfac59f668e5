import { z } from 'zod';
import { evidenceLevel, interval, period, ref, reportRequest } from './grouping.ts';

export const burnoutRequest = reportRequest.omit({ by: true });
export type BurnoutRequest = z.infer<typeof burnoutRequest>;

/** One signal at one team: what was measured, beside what it is compared with, and whether it speaks for the pattern. */
export const evidence = z.object({
  signal: z.string(),
  source: z.enum(['HR', 'sales', 'survey', 'activity']),
  /** for: it fired; against: it was measured and did not; cannot tell: too little data, withheld or not imported. */
  says: z.enum(['for', 'against', 'cannot tell']),
  sentence: z.string(),
  value: z.number().optional(),
  /** The value once luck is allowed for, where that was done: what the interval is of. Without it the interval is of the value. */
  likely: z.number().optional(),
  compared: z.number().optional(),
  interval: interval.optional(),
  unit: z.string(),
  /** Periods of the pattern's window in which it held. */
  periods: z.number().optional(),
});
export type Evidence = z.infer<typeof evidence>;

export const finding = z.object({
  pattern: z.string(),
  manager: ref,
  teamSize: z.number(),
  level: evidenceLevel,
  headline: z.string(),
  for: z.array(evidence),
  against: z.array(evidence),
  cannotTell: z.array(evidence),
  reason: z.string(),
  whatHelps: z.array(z.string()),
  whatWouldClearIt: z.string(),
});
export type Finding = z.infer<typeof finding>;

/** What looking for every pattern at one team came to; too few records when not one of them could be told. */
export const outcome = z.enum(['found', 'not found', 'too few records']);
export type Outcome = z.infer<typeof outcome>;

export const burnoutResponse = z.object({
  period: period.optional(),
  findings: z.array(finding),
  /** Managers looked at, and those with too little data to tell. */
  looked: z.number(),
  cannotTell: z.number(),
  /** One a manager looked at. */
  outcomes: z.array(z.object({ manager: ref, outcome })),
  patterns: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      question: z.string(),
      needs: z.string(),
      canRun: z.boolean(),
      why: z.string().optional(),
    }),
  ),
  notes: z.array(z.string()),
});
export type BurnoutResponse = z.infer<typeof burnoutResponse>;
