import { z } from 'zod';

const lengths = z.object({ people: z.number(), mean: z.number(), median: z.number() });

/** One group of people a file follows without naming them; groups under the minimum are put together. */
export const tenureGroup = z.object({
  group: z.string(),
  people: z.number(),
  left: z.number(),
  /** How long those who left had stayed, in the set's unit. */
  lengths: lengths.optional(),
  /** Kaplan–Meier, a step each time, as long as the minimum group is at risk. */
  curve: z.array(z.object({ time: z.number(), atRisk: z.number(), events: z.number(), survival: z.number() })),
});
export type TenureGroup = z.infer<typeof tenureGroup>;

const test = z.object({ statistic: z.number(), degrees: z.number(), p: z.number() });

/** Cox regression of leaving on what the file says of people. */
export const tenureRegression = z.object({
  people: z.number(),
  events: z.number(),
  coefficients: z.array(
    z.object({
      label: z.string(),
      /** Against this value, for labels that are no numbers. */
      level: z.string().optional(),
      against: z.string().optional(),
      coefficient: z.number().optional(),
      standardError: z.number().optional(),
      hazardRatio: z.number().optional(),
    }),
  ),
  likelihoodRatio: test.optional(),
  wald: test.optional(),
  score: test.optional(),
  concordance: z.object({ value: z.number(), standardError: z.number() }).optional(),
  /** Do hazard ratios stay the same over time? A small p says they do not. */
  proportionality: test.optional(),
});
export type TenureRegression = z.infer<typeof tenureRegression>;

export const tenuresResponse = z.object({
  set: z.string(),
  unit: z.string().optional(),
  labels: z.array(z.string()),
  total: tenureGroup.optional(),
  groups: z.array(tenureGroup),
  /** Exits by type, in the file's own words. */
  exits: z.record(z.string(), z.number()),
  /** How well the time of the exit is known. */
  exitKnownBy: z.object({ month: z.number(), year: z.number(), unknown: z.number() }),
  regression: tenureRegression.optional(),
  notes: z.array(z.string()),
});
export type TenuresResponse = z.infer<typeof tenuresResponse>;
