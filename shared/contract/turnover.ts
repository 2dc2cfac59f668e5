import { z } from 'zod';
import { evidenceLevel, interval, period, reportRequest, subject, verdict } from './grouping.ts';

export const turnoverRequest = reportRequest;
export type TurnoverRequest = z.infer<typeof turnoverRequest>;

export const turnoverRow = z.object({
  ...subject,
  employees: z.number(),
  exits: z.number(),
  exitsByType: z.record(z.string(), z.number()),
  /** Of the exits, those up to 60 days after a change of manager, counted with the previous manager; absent when there is none. */
  handoverExits: z.number().optional(),
  regrettedExits: z.number().optional(),
  firstYearExits: z.number().optional(),
  personYears: z.number().optional(),
  /** Exits per 100 person-years, with its exact 95 % interval. */
  rate: z.number().optional(),
  rateInterval: interval.optional(),
  /** Mean of the headcounts at both ends of each twelve months of the period, weighted by their length. */
  averageHeadcount: z.number().optional(),
  /** Exits ÷ average headcount, in per cent a year. */
  turnoverPercent: z.number().optional(),
  expected: z.number().optional(),
  /** Observed ÷ expected. */
  ratio: z.number().optional(),
  pAdjusted: z.number().optional(),
  posterior: z.object({ mean: z.number(), interval, pAbove1: z.number(), pAbove125: z.number() }).optional(),
  verdict,
  evidence: evidenceLevel.optional(),
});
export type TurnoverRow = z.infer<typeof turnoverRow>;

export const turnoverResponse = z.object({
  period: period.optional(),
  rows: z.array(turnoverRow),
  total: turnoverRow.omit({ verdict: true, evidence: true, posterior: true, ratio: true, pAdjusted: true }).optional(),
  allowedFor: z.array(z.string()),
  leftOut: z.array(z.string()),
  /** Funnel over-dispersion on the scale of the square root of the ratio: φ (winsorised at 10 %) and τ². */
  funnel: z.object({ phi: z.number(), tauSquared: z.number() }).optional(),
  /** Why a number cannot be given, in a sentence each. */
  notes: z.array(z.string()),
});
export type TurnoverResponse = z.infer<typeof turnoverResponse>;

/** Kaplan–Meier retention: share still employed by years since hire, log-log interval, delayed entry. */
export const retentionRequest = z.object({ manager: z.string().optional() });
export const retentionCurve = z.object({
  years: z.array(z.number()),
  survival: z.array(z.number()),
  lower: z.array(z.number().nullable()),
  upper: z.array(z.number().nullable()),
  atRisk: z.array(z.number()),
});
export const retentionResponse = z.object({
  team: retentionCurve.optional(),
  company: retentionCurve.optional(),
  notes: z.array(z.string()),
});
export type RetentionRequest = z.infer<typeof retentionRequest>;
export type RetentionCurve = z.infer<typeof retentionCurve>;
export type RetentionResponse = z.infer<typeof retentionResponse>;
