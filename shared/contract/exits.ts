import { z } from 'zod';

/** One calendar year of employments; headcounts are of the employments with a hire day, absent when none has one. */
export const exitYear = z.object({
  year: z.number(),
  /** People employed when the year began, and when it ended. */
  atStart: z.number().optional(),
  atEnd: z.number().optional(),
  hires: z.number(),
  exits: z.number(),
  exitsByType: z.record(z.string(), z.number()),
  /** Exits of employments with a hire day ÷ the mean of both headcounts, in per cent. */
  turnoverPercent: z.number().optional(),
});
export type ExitYear = z.infer<typeof exitYear>;

export const exitsResponse = z.object({
  employed: z.number().optional(),
  exits: z.number().optional(),
  exitsByType: z.record(z.string(), z.number()).optional(),
  /** The reasons in the files' own words. */
  exitsByReason: z.record(z.string(), z.number()).optional(),
  years: z.array(exitYear).optional(),
  notes: z.array(z.string()),
});
export type ExitsResponse = z.infer<typeof exitsResponse>;
