import { cumulativeSumChart } from '#shared/stats/cumulativeSumChart.ts';
import { individualsChart } from '#shared/stats/individualsChart.ts';
import { proportionChart, widenedProportionChart } from '#shared/stats/proportionChart.ts';
import { rateChart } from '#shared/stats/rateChart.ts';
import { riskAdjustedSums } from '#shared/stats/riskAdjustedSums.ts';
import { runRules } from '#shared/stats/runRules.ts';
import { asNumber, numberColumn } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenTable } from '../goldenFiles.ts';

/** Positions as R counts them, from 1. */
const fromOne = (positions: readonly number[]): number[] => positions.map((i) => i + 1);

/** Which chart is meant is told by the columns at hand and the values asked for. */
export const controlChartsAdapter: GoldenAdapter = ({ args, expected }, table) => {
  if ('mr_bar' in expected) return individuals(table);
  if ('pbar' in expected) return proportions(table);
  if ('ubar' in expected) {
    const chart = rateChart(numberColumn(table, 'c', -2), numberColumn(table, 'e', -1))!;
    return { ubar: chart.centre, u: chart.rates, ucl: chart.upper, lcl: chart.lower, signal: fromOne(chart.signals) };
  }
  if ('c_plus' in expected) {
    const values = numberColumn(table, 'x', -1);
    const { centre, sigma } = individualsChart(values)!;
    const sums = cumulativeSumChart(
      values,
      { mean: known(args.mu, centre), sigma: known(args.sigma, sigma) },
      { slack: asNumber(args.k), threshold: asNumber(args.h) },
    )!;
    const [plus, minus] = [fromOne(sums.signalsUp), fromOne(sums.signalsDown)];
    return { c_plus: sums.up, c_minus: sums.down, signals_plus: plus, signals_minus: minus };
  }
  if (!('w' in expected)) return undefined;
  const sums = riskAdjustedSums(
    numberColumn(table, 'O', -2),
    numberColumn(table, 'E', -1),
    asNumber(args.R),
    asNumber(args.h),
  )!;
  return { w: sums.weights, s: sums.sums, signals: fromOne(sums.signals) };
};

/** An argument given as a number, else what the chart itself says. */
const known = (given: unknown, usual: number): number => (typeof given === 'number' ? given : usual);

function individuals(table: GoldenTable): Record<string, unknown> {
  const values = numberColumn(table, 'x', -1);
  const chart = individualsChart(values)!;
  const rules = runRules(values, chart.centre, chart.sigma);
  return {
    centre: chart.centre,
    mr_bar: chart.meanMovingRange,
    mr: chart.movingRanges,
    sigma: chart.sigma,
    ucl: chart.upper,
    lcl: chart.lower,
    mr_ucl: chart.movingRangeUpper,
    // The classical constants, rounded to print.
    ucl_2660: chart.centre + 2.66 * chart.meanMovingRange,
    lcl_2660: chart.centre - 2.66 * chart.meanMovingRange,
    mr_ucl_3267: 3.267 * chart.meanMovingRange,
    median_mr: chart.medianMovingRange,
    sigma_median: chart.sigmaByMedian,
    rules: {
      beyond_3s: fromOne(rules.beyondThree),
      run_8: fromOne(rules.runOfEight),
      trend_6: fromOne(rules.trendOfSix),
      two_of_three_2s: fromOne(rules.twoOfThree),
      four_of_five_1s: fromOne(rules.fourOfFive),
    },
  };
}

function proportions(table: GoldenTable): Record<string, unknown> {
  const [successes, trials] = [numberColumn(table, 'k', -2), numberColumn(table, 'n', -1)];
  const chart = proportionChart(successes, trials)!;
  const widened = widenedProportionChart(successes, trials);
  return {
    p: chart.shares,
    pbar: chart.centre,
    ucl: chart.upper,
    lcl: chart.lower,
    z: chart.z,
    laney_sigma_z: widened?.widening,
    laney_ucl: widened?.upper,
    laney_lcl: widened?.lower,
    signal: fromOne(chart.signals),
  };
}
