import { z } from 'zod';

const count = z.number().int().nonnegative();

/** One decided wave: how many cells are shown, and how many are withheld, by why. */
const decidedWave = z.object({
  survey: z.string(),
  wave: z.string(),
  closedOn: z.string(),
  /** Fewest respondents when it was decided. */
  minimumGroup: z.number(),
  shown: count,
  withheld: z.record(z.string(), count),
  /** Respondents whose answers came later and are not told. */
  laterRespondents: count,
});

export const confidentialitySettings = z.object({
  /** Fewest respondents a survey number of the next wave may stand on. */
  minimumGroup: z.number(),
  floor: z.number(),
  waves: z.array(decidedWave),
});
export type ConfidentialitySettings = z.infer<typeof confidentialitySettings>;

export const minimumGroupRequest = z.object({
  minimumGroup: z.number().int().min(3, 'the minimum is three at least').max(1_000),
});

/** How many cells and comments that were shown another minimum withheld. */
export const minimumGroupSet = z.object({ minimumGroup: z.number(), hidden: count, comments: count });
export type MinimumGroupSet = z.infer<typeof minimumGroupSet>;

/** What another minimum would do to the waves that are decided: cells and comments shown now that are withheld then. */
export const minimumGroupEffect = minimumGroupSet.extend({
  waves: z.array(z.object({ survey: z.string(), wave: z.string(), shown: count, hidden: count })),
});
export type MinimumGroupEffect = z.infer<typeof minimumGroupEffect>;
