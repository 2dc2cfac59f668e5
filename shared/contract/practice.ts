import { z } from 'zod';
import { interval, period, reportRequest, subject } from './grouping.ts';

export const practiceRequest = reportRequest;
export type PracticeRequest = z.infer<typeof practiceRequest>;

export const practiceRow = z.object({
  ...subject,
  /** Sellers in the team who own at least one deal; deals, won, value won by the team (the manager's own not counted). */
  sellers: z.number(),
  deals: z.number(),
  won: z.number(),
  lost: z.number(),
  wonValue: z.number(),
  /** Won ÷ (won + lost). */
  winRate: z.number().optional(),
  winRateInterval: interval.optional(),
  /** Won by the manager as owner. */
  ownWonValue: z.number().optional(),
  /** Value won by the manager ÷ value won by manager and team. */
  ownSellingShare: z.number().optional(),
  takeovers: z.number().optional(),
  takeoverValue: z.number().optional(),
  takeoverWinRate: z.number().optional(),
  /** Per report and month; absent when no such file was imported. */
  jointCalls: z.number().optional(),
  coachingSessions: z.number().optional(),
  trainingHours: z.number().optional(),
  /** Held ÷ planned. */
  oneOnOnesHeld: z.number().optional(),
  afterHoursShare: z.number().optional(),
});
export type PracticeRow = z.infer<typeof practiceRow>;

export const practiceResponse = z.object({
  period: period.optional(),
  rows: z.array(practiceRow),
  total: practiceRow.optional(),
  notes: z.array(z.string()),
});
export type PracticeResponse = z.infer<typeof practiceResponse>;
