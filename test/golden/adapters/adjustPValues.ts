import { adjustPValues, type Adjustment } from '#shared/stats/adjustPValues.ts';
import { asList, asNumber } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';

const methods: Record<string, Adjustment | undefined> = {
  fdr: 'benjaminiHochberg',
  BH: 'benjaminiHochberg',
  BY: 'benjaminiYekutieli',
  holm: 'holm',
  hochberg: 'hochberg',
  bonferroni: 'bonferroni',
};

export const adjustPValuesAdapter: GoldenAdapter = ({ r_call: call, id, args }) => {
  const method = methods[/p\.adjust\([^'"]*['"](\w+)['"]/.exec(call)?.[1] ?? id];
  return (
    method && {
      adjusted: adjustPValues(
        asList(args.p).map((p) => (p === null ? undefined : asNumber(p))),
        method,
      ),
    }
  );
};
