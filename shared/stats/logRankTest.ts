import { choleskyFactor, choleskySolve } from './choleskyFactor.ts';
import { coxRiskSets, type CoxRiskSets, type StratifiedTimes } from './coxRiskSets.ts';
import { chiSquareUpper } from './chiSquareDistribution.ts';

/** Times of rows in groups. Rows are only compared within their stratum. */
export interface GroupedTimes extends Omit<StratifiedTimes, 'weights'> {
  /** Per row, from 0. */
  group: Int32Array;
  groups: number;
}

/** How many events each group had, and how many it would have had if events struck those at risk alike. */
export interface LogRankTest {
  /** Rows per group that were ever at risk. */
  rows: Float64Array;
  /** Weighted by survival to the power `rho`; plain counts when that is 0. */
  observed: Float64Array;
  expected: Float64Array;
  /** Covariance of observed - expected, groups × groups, row-major. */
  covariance: Float64Array;
  /** `undefined`, as the p-value, when no group can be told from the others: one group, no events, never two groups at risk at once. */
  chiSquare: number | undefined;
  /** Groups that could be compared, less one. */
  degrees: number;
  pValue: number | undefined;
}

/**
 * Do groups differ in how fast events happen?
 *
 * Observed against expected events per group, by stratum. `rho` 0 weighs all times alike (log-rank), 1 by the pooled survival just
 * before (Peto and Peto), so that early differences count more. With delayed entry a row is compared while it is at risk.
 * `variance`: 'hypergeometric' allows for events at the same time; 'breslow' is that of the score test of a Cox model with
 * Breslow's ties. Time in any unit. The p-value is that of the χ² distribution. `undefined` when no row is ever at risk.
 *
 * Source: Mantel (1966); Peto and Peto (1972), JRSS A 135:185; Harrington and Fleming (1982), Biometrika 69:553.
 */
export function logRankTest(
  times: GroupedTimes,
  { rho = 0, variance = 'hypergeometric' }: { rho?: number; variance?: 'hypergeometric' | 'breslow' } = {},
): LogRankTest | undefined {
  const { group, groups, exit, entry } = times;
  if (group.length !== exit.length) throw new RangeError('Groups and exits differ in length.');
  const rows = zeros(groups);
  for (let i = 0; i < exit.length; i++) if (!entry || exit[i] > entry[i]) rows[group[i]]++;
  if (rows.every((count) => count === 0)) return undefined;
  const test = { rows, observed: zeros(groups), expected: zeros(groups), covariance: zeros(groups * groups) };
  let survival = 1;
  walkGroups(coxRiskSets(times), group, groups, (atRisk, events, isFirst) => {
    const total = sum(atRisk);
    const happened = sum(events);
    if (isFirst) survival = 1;
    const weight = survival ** rho;
    const ties = variance === 'breslow' ? 1 : total > 1 ? (total - happened) / (total - 1) : 0;
    const scale = weight * weight * happened * ties;
    for (let j = 0; j < groups; j++) {
      const share = atRisk[j] / total;
      test.observed[j] += weight * events[j];
      test.expected[j] += weight * happened * share;
      if (share === 0) continue;
      for (let m = 0; m < groups; m++)
        test.covariance[j * groups + m] += scale * share * ((m === j ? 1 : 0) - atRisk[m] / total);
    }
    survival *= 1 - happened / total;
  });
  return { ...test, ...chiSquareOf(test, groups) };
}

const zeros = (length: number): Float64Array => new Float64Array(length);

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The differences add up to 0: one compared group is left out, and any other that the rest determine. */
function chiSquareOf(
  { observed, expected, covariance }: Pick<LogRankTest, 'observed' | 'expected' | 'covariance'>,
  groups: number,
): Pick<LogRankTest, 'chiSquare' | 'degrees' | 'pValue'> {
  const compared = Array.from({ length: groups }, (_, j) => j).filter((j) => covariance[j * groups + j] > 0);
  const kept = compared.slice(1);
  const matrix = Float64Array.from(kept.flatMap((j) => kept.map((m) => covariance[j * groups + m])));
  const factor = choleskyFactor(matrix, kept.length);
  const degrees = factor.aliased.reduce((count, aliased) => count + 1 - aliased, 0);
  if (degrees === 0) return { chiSquare: undefined, degrees, pValue: undefined };
  const difference = Float64Array.from(kept, (j) => observed[j] - expected[j]);
  const solved = choleskySolve(factor, difference);
  const chiSquare = solved.reduce((total, value, j) => total + value * difference[j], 0);
  return { chiSquare, degrees, pValue: chiSquareUpper(chiSquare, degrees) };
}

/** Walks event times upwards, with rows at risk and events per group; `isFirst` at the first time of each stratum. */
function walkGroups(
  { leaveFrom, enterFrom, entering, order, events, stratumStart }: CoxRiskSets,
  group: Int32Array,
  groups: number,
  visit: (atRisk: Float64Array, events: Float64Array, isFirst: boolean) => void,
): void {
  const atRisk = new Float64Array(groups);
  const happened = new Float64Array(groups);
  for (let k = 0; k < events.length; k++) {
    for (let e = enterFrom[k]; e < enterFrom[k + 1]; e++) atRisk[group[order[entering[e]]]]++;
    happened.fill(0);
    for (let r = leaveFrom[k]; r < leaveFrom[k] + events[k]; r++) happened[group[order[r]]]++;
    visit(atRisk, happened, stratumStart[k] === k);
    for (let r = leaveFrom[k]; r < leaveFrom[k + 1]; r++) atRisk[group[order[r]]]--;
  }
}
