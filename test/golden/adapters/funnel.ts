import { fitFunnel, funnelLimits, funnelScores, type FunnelTransform } from '#shared/stats/funnelLimits.ts';
import { poissonFunnelLimits } from '#shared/stats/poissonFunnelLimits.ts';
import { asList, asNumber, numberColumn, part } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenValue } from '../goldenFiles.ts';

/** The levels that limits are wanted at, in order. */
const levelsOf = (limits: GoldenValue | undefined): number[] =>
  asList(limits).map((one) => asNumber(part(one, 'level')));

export const funnelAdapter: GoldenAdapter = ({ args, expected }, table) => {
  const observed = numberColumn(table, 'O', -2);
  const numbers = numberColumn(table, 'E', -1);
  const byTransform = (transform: FunnelTransform): Record<string, unknown> => {
    const fit = fitFunnel(observed, numbers, transform, asNumber(args.q))!;
    const scores = funnelScores(fit, numbers);
    const levels = levelsOf(part(expected[transform], 'limits'));
    return {
      z: fit.z,
      z_winsorised: fit.zWinsorised,
      winsor_limits: fit.winsorLimits,
      phi: fit.phi,
      phi_unwinsorised: fit.phiRaw,
      phi_p: fit.pValue,
      tau2: fit.tau2,
      z_mult: scores.multiplicative,
      z_add: scores.additive,
      limits: levels.map((level) => {
        const limits = numbers.map((e) => funnelLimits(fit, e, level));
        return {
          level,
          naive_lower: limits.map((l) => l.naive.lower),
          naive_upper: limits.map((l) => l.naive.upper),
          mult_lower: limits.map((l) => l.multiplicative.lower),
          mult_upper: limits.map((l) => l.multiplicative.upper),
          add_lower: limits.map((l) => l.additive.lower),
          add_upper: limits.map((l) => l.additive.upper),
        };
      }),
    };
  };
  return {
    ratio: byTransform('ratio'),
    sqrt: byTransform('sqrt'),
    log: byTransform('log'),
    exact_poisson_limits: levelsOf(expected.exact_poisson_limits).map((level) => {
      const limits = numbers.map((e) => poissonFunnelLimits(e, level));
      return { level, lower: limits.map((l) => l?.lower), upper: limits.map((l) => l?.upper) };
    }),
  };
};
