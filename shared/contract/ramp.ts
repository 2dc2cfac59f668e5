import { z } from 'zod';
import { interval, period, reportRequest, subject } from './grouping.ts';

export const rampRequest = reportRequest;
export type RampRequest = z.infer<typeof rampRequest>;

/**
 * Kaplan–Meier of days from hire to productive. `reached` of `hires` got there; the median is absent when half have not
 * (then `notReached`) and when there are too few hires to speak of one.
 */
export const rampMeasure = z.object({
  by: z.enum(['first won deal', 'quota']),
  hires: z.number(),
  reached: z.number(),
  medianDays: z.number().optional(),
  medianInterval: z
    .object({ lower: z.number().optional(), upper: z.number().optional(), level: z.number() })
    .optional(),
  /** Share not yet productive 12 months after hire. */
  notRampedByMonth12: z.number().optional(),
  notRampedInterval: interval.optional(),
  notReached: z.boolean(),
});
export type RampMeasure = z.infer<typeof rampMeasure>;

export const rampRow = z.object({ ...subject, measures: z.array(rampMeasure) });
export type RampRow = z.infer<typeof rampRow>;

export const rampResponse = z.object({
  period: period.optional(),
  /** Why ramp cannot be given at all, and what to import: "Ramp cannot be given: no hire dates. …". */
  cannotBeGiven: z.string().optional(),
  rows: z.array(rampRow),
  /** Everybody's; absent for readers who may not see every team. */
  company: z.array(rampMeasure).optional(),
  notes: z.array(z.string()),
});
export type RampResponse = z.infer<typeof rampResponse>;
