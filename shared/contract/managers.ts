import { z } from 'zod';
import { period, ref, reportRequest } from './grouping.ts';
import { finding, outcome } from './burnout.ts';
import { moraleMeasure, moraleRow } from './morale.ts';
import { practiceRow } from './practice.ts';
import { rampMeasure } from './ramp.ts';
import { turnoverRow } from './turnover.ts';

export const managersRequest = reportRequest.omit({ by: true });
export type ManagersRequest = z.infer<typeof managersRequest>;

/** One line a manager: the comparison, the latest wave's main dimension, ramp, practice, findings. */
export const managersRow = z.object({
  manager: ref,
  teamSize: z.number(),
  /** Of somebody nobody reports to any more at the end of the period: the day from which that is so. */
  ledUntil: z.string().optional(),
  turnover: turnoverRow.optional(),
  morale: moraleMeasure.optional(),
  ramp: rampMeasure.optional(),
  practice: practiceRow.optional(),
  findings: z.array(z.string()),
});
export type ManagersRow = z.infer<typeof managersRow>;

export const managersResponse = z.object({
  period: period.optional(),
  rows: z.array(managersRow),
  funnel: z.object({ phi: z.number(), tauSquared: z.number() }).optional(),
  notes: z.array(z.string()),
});
export type ManagersResponse = z.infer<typeof managersResponse>;

export const managerProfileRequest = managersRequest.extend({ manager: z.string() });
export type ManagerProfileRequest = z.infer<typeof managerProfileRequest>;

export const managerProfileResponse = z.object({
  period: period.optional(),
  manager: ref,
  teamSize: z.number(),
  ledUntil: z.string().optional(),
  /** Whether the reader may see that manager's page over the same time, too. */
  reportsTo: ref.extend({ isSeen: z.boolean() }).optional(),
  turnover: turnoverRow.optional(),
  morale: moraleRow.optional(),
  companyMorale: z.array(moraleMeasure),
  ramp: z.array(rampMeasure),
  companyRamp: z.array(rampMeasure),
  practice: practiceRow.optional(),
  companyPractice: practiceRow.optional(),
  findings: z.array(finding),
  /** What looking for burnout patterns came to; absent where nobody looked, as of somebody who leads nobody any more. */
  burnout: outcome.optional(),
  allowedFor: z.array(z.string()),
  notes: z.array(z.string()),
});
export type ManagerProfileResponse = z.infer<typeof managerProfileResponse>;

/** The overview: the answer first. */
export const overviewResponse = z.object({
  empty: z.boolean(),
  period: period.optional(),
  employees: z.number(),
  managers: z.number(),
  /** Managers with exits to tell of whom nobody reports to any more, and the latest day from which that is so; absent without any. */
  former: z.object({ managers: z.number(), ledUntil: z.string() }).optional(),
  turnover: turnoverRow
    .omit({ verdict: true, evidence: true, posterior: true, ratio: true, pAdjusted: true })
    .optional(),
  /** Exits and rate per calendar quarter, for the trend. */
  quarters: z.array(
    z.object({ quarter: z.string(), exits: z.number(), personYears: z.number(), rate: z.number().optional() }),
  ),
  verdicts: z.object({ worse: z.number(), better: z.number(), asExpected: z.number(), cannotTell: z.number() }),
  morale: z.array(moraleMeasure),
  ramp: z.array(rampMeasure),
  practice: practiceRow.optional(),
  findings: z.array(finding),
  /** How many patterns of burnout the records were enough to look for. */
  patternsLookedFor: z.number(),
  /** Managers whose teams were looked at for them, and those of them with too few records to tell. */
  lookedAt: z.object({ managers: z.number(), cannotTell: z.number() }),
  /** Absent where the reader of the facts is not told. */
  imports: z.object({ last: z.string().optional(), files: z.number() }),
  notes: z.array(z.string()),
});
export type OverviewResponse = z.infer<typeof overviewResponse>;
