import { z } from 'zod';
import { groupings, interval, period, ref, reportRequest, subject, withheld } from './grouping.ts';

/** Released cells beyond what other reports know: a manager's whole area (the team and all teams below), tenure bands, two crossings. */
export const moraleGroupings = [
  ...groupings,
  'area',
  'tenure band',
  'department and location',
  'department and tenure band',
] as const;
export const moraleGrouping = z.enum(moraleGroupings);
export type MoraleGrouping = z.infer<typeof moraleGrouping>;

export const moraleRequest = reportRequest.extend({
  by: moraleGrouping.default('manager'),
  wave: z.string().optional(),
});
export type MoraleRequest = z.infer<typeof moraleRequest>;

/** One dimension in one wave; either withheld with its reason, or the measures. */
const measure = z.object({
  dimension: z.string(),
  survey: z.string(),
  wave: z.string(),
  closedOn: z.string(),
  withheld: withheld.optional(),
  /** Of too few: the fewest people a number of this wave may stand on. */
  minimum: z.number().optional(),
  respondents: z.number().optional(),
  /** Mean on the scale people answered on, and that scale; absent when the dimension mixes scales. */
  mean: z.number().optional(),
  scale: z.object({ low: z.number(), high: z.number() }).optional(),
  /** Mean on 0–100 with its 95 % interval. */
  score: z.number().optional(),
  scoreInterval: interval.optional(),
  favourable: z.number().optional(),
  favourableInterval: interval.optional(),
  /** rwg (one item) or rwg(j): 0 no agreement, 1 full. */
  agreement: z.number().optional(),
  /** Everybody answered alike: what would give each one's answer away is bounded or absent, never exact. */
  unanimous: z.boolean().optional(),
  /** What is said instead of the favourable share when it is at an end. */
  favourableBound: z.enum(['95 % or more', '5 % or less']).optional(),
  /** Why some numbers of this measure are absent although the rest are shown. */
  partlyWithheld: withheld.optional(),
  /** Respondents ÷ people assigned on the day the wave closed (÷ people invited, for the company, when the file says how many). */
  participation: z.number().optional(),
});

/** A team that is withheld is told of as part of the nearest area around it that is shown: that manager's team and all teams below. */
export const moraleMeasure = measure.extend({
  wider: z.object({ manager: ref, measure }).optional(),
});
export type MoraleMeasure = z.infer<typeof moraleMeasure>;

export const moraleRow = z.object({ ...subject, measures: z.array(moraleMeasure) });
export type MoraleRow = z.infer<typeof moraleRow>;

/** How far the shown groups differ in one dimension, on the scale people answered on; one-way analysis of variance. */
export const betweenGroups = z.object({
  survey: z.string(),
  wave: z.string(),
  dimension: z.string(),
  groups: z.number(),
  respondents: z.number(),
  meanSquareBetween: z.number(),
  meanSquareWithin: z.number(),
  f: z.number(),
  /** ICC1: share of the variance that lies between groups; ICC2: how far their means can be relied on. */
  icc1: z.number(),
  icc2: z.number().optional(),
  /** rwg of the mean over a dimension's items, against even answers, over the groups. */
  agreement: z.object({ mean: z.number(), lowest: z.number(), highest: z.number() }),
});
export type BetweenGroups = z.infer<typeof betweenGroups>;

export const moraleResponse = z.object({
  period: period.optional(),
  waves: z.array(z.object({ survey: z.string(), wave: z.string(), closedOn: z.string() })),
  dimensions: z.array(z.string()),
  rows: z.array(moraleRow),
  company: z.array(moraleMeasure),
  /** For the latest wave of each survey; for readers of everyone only. */
  between: z.array(betweenGroups).optional(),
  /** Fewest respondents a number may stand on; the highest of the waves told of. */
  minimumGroup: z.number(),
  notes: z.array(z.string()),
});
export type MoraleResponse = z.infer<typeof moraleResponse>;
