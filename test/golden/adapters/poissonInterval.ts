import { byarHalfInterval, byarInterval } from '#shared/stats/byarInterval.ts';
import type { Interval } from '#shared/stats/interval.ts';
import { poissonInterval } from '#shared/stats/poissonInterval.ts';
import { poissonMidPInterval } from '#shared/stats/poissonMidPInterval.ts';
import { poissonPValues } from '#shared/stats/poissonPValues.ts';
import { asNumber, asNumbers } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';

type Method = (count: number, exposure: number, level: number) => Interval | undefined;

/** Told by the case's name, else by what only this formula or function has. */
const methods: [name: RegExp, call: RegExp, method: Method][] = [
  [/^exact/, /qchisq|poisson\.test/, poissonInterval],
  [/^byar_breslow/, /\(O\+1\)\*\(1-1\/\(9/, byarInterval],
  [/^byar_rothman/, /pois\.byar/, byarHalfInterval],
  [/^midp/, /\.5P\(X=O/, poissonMidPInterval],
  [/^sir_ratio/, /exact limits/, poissonInterval],
];

export const poissonIntervalAdapter: GoldenAdapter = ({ id, r_call: call, args, expected: wanted }) => {
  const observed = asNumbers(args.O);
  const expected = args.E === undefined ? observed.map(() => 1) : asNumbers(args.E);
  if ('midp_upper' in wanted) {
    const p = observed.map((o, i) => poissonPValues(o, expected[i]));
    return {
      midp_upper: p.map((v) => v?.midPUpper),
      midp_lower: p.map((v) => v?.midPLower),
      exact_upper: p.map((v) => v?.exactUpper),
      exact_lower: p.map((v) => v?.exactLower),
      poisson_test_two_sided: p.map((v) => v?.exactTwoSided),
      midp_two_sided: p.map((v) => v?.midPTwoSided),
    };
  }
  const level = asNumber(args.level);
  const found = methods.find(([name]) => name.test(id)) ?? methods.find(([, form]) => form.test(call));
  if (!found) return undefined;
  const limits = observed.map((o, i) => found[2](o, expected[i], level));
  return {
    ratio: observed.map((o, i) => o / expected[i]),
    lower: limits.map((v) => v?.lower),
    upper: limits.map((v) => v?.upper),
  };
};
