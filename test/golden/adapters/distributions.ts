import { betaLower, betaQuantile, betaUpper } from '#shared/stats/betaDistribution.ts';
import { chiSquareLower, chiSquareQuantile, chiSquareUpper } from '#shared/stats/chiSquareDistribution.ts';
import { fLower, fQuantile, fUpper } from '#shared/stats/fDistribution.ts';
import { gammaDensity, gammaLower, gammaQuantile, gammaUpper } from '#shared/stats/gammaDistribution.ts';
import { digamma, logGamma, trigamma } from '#shared/stats/logGamma.ts';
import {
  negativeBinomialLogProbability,
  negativeBinomialLower,
  negativeBinomialQuantile,
  negativeBinomialUpper,
} from '#shared/stats/negativeBinomialDistribution.ts';
import {
  normalDensity,
  normalLogLower,
  normalLower,
  normalQuantile,
  normalUpper,
} from '#shared/stats/normalDistribution.ts';
import { poissonLower, poissonQuantile, poissonUpper } from '#shared/stats/poissonDistribution.ts';
import { poissonProbability } from '#shared/stats/poissonProbability.ts';
import { tLower, tQuantile, tUpper } from '#shared/stats/tDistribution.ts';
import { asNumbers } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';

type Point = (x: number, first: number, second: number) => number;

interface Distribution {
  /** Names of the parameters after x, with what R takes for one that is not given. */
  parameters: [name: string, otherwise?: number][];
  /** By the name of the value in the reference; `q` is asked of probabilities, all others of points. */
  answers: Record<string, Point>;
}

const distributions: Record<string, Distribution> = {
  norm: {
    parameters: [],
    answers: { p: normalLower, upper: normalUpper, logp: normalLogLower, d: normalDensity, q: normalQuantile },
  },
  chisq: {
    parameters: [['df']],
    answers: { p: chiSquareLower, upper: chiSquareUpper, q: chiSquareQuantile },
  },
  gamma: {
    parameters: [['shape'], ['rate', 1]],
    answers: { p: gammaLower, upper: gammaUpper, d: gammaDensity, q: gammaQuantile },
  },
  t: { parameters: [['df']], answers: { p: tLower, upper: tUpper, q: tQuantile } },
  beta: { parameters: [['a'], ['b']], answers: { p: betaLower, upper: betaUpper, q: betaQuantile } },
  f: { parameters: [['d1'], ['d2']], answers: { p: fLower, upper: fUpper, q: fQuantile } },
  pois: {
    parameters: [['mu']],
    answers: { p: poissonLower, upper: poissonUpper, d: poissonProbability, q: poissonQuantile },
  },
  nbinom: {
    parameters: [['size'], ['mu']],
    answers: {
      p: negativeBinomialLower,
      upper: negativeBinomialUpper,
      logd: negativeBinomialLogProbability,
      d: (x, size, mean) => Math.exp(negativeBinomialLogProbability(x, size, mean)),
      q: negativeBinomialQuantile,
    },
  },
};

export const distributionsAdapter: GoldenAdapter = ({ r_call, args }) => {
  if (r_call.includes('digamma(')) {
    const x = asNumbers(args.x);
    return { lgamma: x.map(logGamma), digamma: x.map(digamma), trigamma: x.map(trigamma) };
  }
  const name = /(?:^|[^a-z])[pqd]([a-z]+)\(/.exec(r_call)?.[1];
  const distribution = name === undefined ? undefined : distributions[name];
  if (!distribution) return undefined;
  const [first, second] = distribution.parameters.map(([parameter, otherwise]) =>
    args[parameter] === undefined && otherwise !== undefined ? [otherwise] : asNumbers(args[parameter]),
  );
  const at = (answer: Point, points: number[]): number[] =>
    points.map((x, i) => answer(x, recycled(first, i), recycled(second, i)));
  const { q, ...ofPoints } = distribution.answers;
  return {
    ...(args.x === undefined
      ? {}
      : Object.fromEntries(Object.entries(ofPoints).map(([key, answer]) => [key, at(answer, asNumbers(args.x))]))),
    ...(args.p === undefined ? {} : { q: at(q, asNumbers(args.p)) }),
  };
};

/** A parameter's value for the i-th point, used again from the start when there are fewer of them. */
const recycled = (values: number[] | undefined, i: number): number =>
  values === undefined ? Number.NaN : values[i % values.length];
