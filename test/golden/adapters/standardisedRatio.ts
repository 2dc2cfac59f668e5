import { martingaleResiduals } from '#shared/stats/martingaleResiduals.ts';
import { standardisedRatio } from '#shared/stats/standardisedRatio.ts';
import { coxCall } from '../coxCall.ts';
import { sortedLevels, statedOrder } from '../formula.ts';
import { asNumber, asText } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenCase, GoldenTable } from '../goldenFiles.ts';
import { fitCall } from './regression.ts';

export const standardisedRatioAdapter: GoldenAdapter = (golden, all) => {
  const { args } = golden;
  const { observed, expected, table } = golden.r_call.includes('coxph(')
    ? byCox(golden, all)
    : byRegression(golden, all);
  const group = table[asText(args.group)];
  const groups = statedOrder(
    sortedLevels(group.map((name) => (name === null ? null : String(name)))),
    golden.expected.group,
  );
  const sums = groups.map(() => ({ observed: 0, expected: 0 }));
  group.forEach((name, i) => {
    if (name === null) return;
    const sum = sums[groups.indexOf(String(name))];
    sum.observed += observed[i];
    sum.expected += expected[i];
  });
  const ratios = sums.map(({ observed, expected }) => standardisedRatio(observed, expected, asNumber(args.level)));
  return {
    group: groups,
    O: sums.map((s) => s.observed),
    E: sums.map((s) => s.expected),
    ratio: ratios.map((r) => r?.ratio),
    exact_lower: ratios.map((r) => r?.exact.lower),
    exact_upper: ratios.map((r) => r?.exact.upper),
    byar_lower: ratios.map((r) => r?.byar.lower),
    byar_upper: ratios.map((r) => r?.byar.upper),
    midp_lower: ratios.map((r) => r?.midP.lower),
    midp_upper: ratios.map((r) => r?.midP.upper),
    midp_p_upper: ratios.map((r) => r?.pValues.midPUpper),
    total_O: sums.reduce((total, s) => total + s.observed, 0),
    total_E: sums.reduce((total, s) => total + s.expected, 0),
  };
};

/** Events seen and expected per row of the table. */
interface Rows {
  observed: number[];
  expected: number[];
  table: GoldenTable;
}

function byRegression({ r_call: call }: GoldenCase, all: GoldenTable): Rows {
  const { model, fit, table } = fitCall(call, all);
  const weight = (i: number): number => model.weights?.[i] ?? 1;
  return {
    observed: model.response.map((share, i) => Math.round(weight(i) * share)),
    expected: model.response.map((_, i) => weight(i) * fit!.fitted[i]),
    table,
  };
}

function byCox(golden: GoldenCase, all: GoldenTable): Rows {
  const { input, fit, table } = coxCall(golden.r_call, golden, all);
  const residuals = martingaleResiduals(fit!);
  const observed = Array.from(input.event);
  return { observed, expected: observed.map((event, i) => event - residuals[i]), table };
}
