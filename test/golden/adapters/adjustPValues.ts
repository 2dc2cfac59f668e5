import { adjustPValues, type Adjustment } from '#shared/stats/adjustPValues.ts';
import { asList, asNumber } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';

const methods: Record<string, Adjustment> = {
  BH: 'benjaminiHochberg',
  BY: 'benjaminiYekutieli',
  holm: 'holm',
  hochberg: 'hochberg',
  bonferroni: 'bonferroni',
};

export const adjustPValuesAdapter: GoldenAdapter = ({ id, args }) =>
  methods[id] && {
    adjusted: adjustPValues(
      asList(args.p).map((p) => (p === null ? undefined : asNumber(p))),
      methods[id],
    ),
  };
