import { z } from 'zod';
import { interval, period, reportRequest, subject } from './grouping.ts';

export const practiceRequest = reportRequest;
export type PracticeRequest = z.infer<typeof practiceRequest>;

/** Every number is absent when no file that could tell it was imported; 0 is always a counted 0. */
export const practiceRow = z.object({
  ...subject,
  /** Owners of at least one deal; deals, won, lost and value won. By manager: the team's, the manager's own not counted; else everybody's. */
  sellers: z.number().optional(),
  deals: z.number().optional(),
  won: z.number().optional(),
  lost: z.number().optional(),
  wonValue: z.number().optional(),
  /** Won ÷ (won + lost). */
  winRate: z.number().optional(),
  winRateInterval: interval.optional(),
  /** Won by the manager as owner; for other groups and in total, by everybody who managed somebody in the period. */
  ownWonValue: z.number().optional(),
  /** Value won by the manager ÷ value won by manager and team. */
  ownSellingShare: z.number().optional(),
  /** Deals whose owner changed from a report to their manager; their value, and won ÷ (won + lost) of them so far. */
  takeovers: z.number().optional(),
  takeoverValue: z.number().optional(),
  takeoverWinRate: z.number().optional(),
  /** Per report and month. */
  jointCalls: z.number().optional(),
  coachingSessions: z.number().optional(),
  trainingHours: z.number().optional(),
  /** Held ÷ planned. */
  oneOnOnesHeld: z.number().optional(),
  /** Customer meetings after hours ÷ all customer meetings. */
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
