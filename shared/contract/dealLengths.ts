import { z } from 'zod';
import { period, subject } from './grouping.ts';

/** How long deals take, in days. A number is absent where no deal tells it. */
export const dealLengthsRow = z.object({
  ...subject,
  /** Deals won and lost in the period whose first day is known too: from opened to closed. */
  won: z.number(),
  meanDaysWon: z.number().optional(),
  medianDaysWon: z.number().optional(),
  lost: z.number(),
  meanDaysLost: z.number().optional(),
  medianDaysLost: z.number().optional(),
  /** Sellers who won their first deal in the period, and the mean of the days from the first deal they opened until then. */
  firstWins: z.number(),
  meanDaysToFirstWin: z.number().optional(),
});
export type DealLengthsRow = z.infer<typeof dealLengthsRow>;

export const dealLengthsResponse = z.object({
  period: period.optional(),
  rows: z.array(dealLengthsRow),
  total: dealLengthsRow.optional(),
  notes: z.array(z.string()),
});
export type DealLengthsResponse = z.infer<typeof dealLengthsResponse>;
