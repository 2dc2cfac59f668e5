import { byarHalfInterval, byarInterval } from '#shared/stats/byarInterval.ts';
import type { Interval } from '#shared/stats/interval.ts';
import { poissonInterval } from '#shared/stats/poissonInterval.ts';
import { poissonMidPInterval } from '#shared/stats/poissonMidPInterval.ts';
import { poissonPValues } from '#shared/stats/poissonPValues.ts';
import { asNumber, asNumbers } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';

type Method = (count: number, exposure: number, level: number) => Interval | undefined;

const methods: [prefix: string, method: Method][] = [
  ['exact', poissonInterval],
  ['byar_breslow', byarInterval],
  ['byar_rothman', byarHalfInterval],
  ['midp', poissonMidPInterval],
];

export const poissonIntervalAdapter: GoldenAdapter = ({ id, args }) => {
  const observed = asNumbers(args.O);
  const expected = args.E === undefined ? observed.map(() => 1) : asNumbers(args.E);
  if (id === 'pvalues') {
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
  const method = id === 'sir_ratio' ? poissonInterval : methods.find(([prefix]) => id.startsWith(prefix))?.[1];
  if (!method) return undefined;
  const limits = observed.map((o, i) => method(o, expected[i], level));
  return {
    ratio: observed.map((o, i) => o / expected[i]),
    lower: limits.map((v) => v?.lower),
    upper: limits.map((v) => v?.upper),
  };
};
