import { z } from 'zod';
import { period, ref } from './grouping.ts';

/** What happened with one seller's deals: records only, no score and no rank. A value is absent where no deal tells it. */
export const sellersRow = z.object({
  seller: ref,
  /** Whom the seller reports to, and where they are, on the last day the files of people know of; of those who left, the last they had. */
  manager: ref.optional(),
  location: z.string().optional(),
  /** Deals of the period: won and lost by their closing day, open ones opened before its end. */
  deals: z.number(),
  won: z.number(),
  lost: z.number(),
  /** Sum over the won deals whose value is known, in the currency of the file; 0 when nothing was won, absent when no won deal has a value. */
  wonValue: z.number().optional(),
  /** Days (ISO) of the first deal opened and the first won, and the days between. Of all records, whatever period was asked for. */
  firstOpened: z.string().optional(),
  firstWon: z.string().optional(),
  daysToFirstWin: z.number().optional(),
  /** From opened to closed, over the won deals of the period that tell both days. */
  medianDaysWon: z.number().optional(),
});
export type SellersRow = z.infer<typeof sellersRow>;

export const sellersResponse = z.object({
  period: period.optional(),
  /** In order of name. */
  rows: z.array(sellersRow).optional(),
  notes: z.array(z.string()),
});
export type SellersResponse = z.infer<typeof sellersResponse>;
