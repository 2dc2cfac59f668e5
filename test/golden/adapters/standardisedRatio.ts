import { standardisedRatio } from '#shared/stats/standardisedRatio.ts';
import { sortedLevels } from '../formula.ts';
import { asNumber, asText } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';
import { fitCall } from './regression.ts';

export const standardisedRatioAdapter: GoldenAdapter = ({ r_call: call, args }, table) => {
  if (!call.includes('glm(')) return undefined;
  const { model, fit } = fitCall(call, table);
  if (!fit) return {};
  const group = table[asText(args.group)];
  const groups = sortedLevels(group.map(String));
  const sums = groups.map(() => ({ observed: 0, expected: 0 }));
  group.forEach((name, i) => {
    const weight = model.weights?.[i] ?? 1;
    const sum = sums[groups.indexOf(String(name))];
    sum.observed += Math.round(weight * model.response[i]);
    sum.expected += weight * fit.fitted[i];
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
