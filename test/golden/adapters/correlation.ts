import { averageRanks } from '#shared/stats/averageRanks.ts';
import { bootstrapIntervals } from '#shared/stats/bootstrapIntervals.ts';
import type { Interval } from '#shared/stats/interval.ts';
import { kendallCorrelation } from '#shared/stats/kendallCorrelation.ts';
import { partialCorrelation } from '#shared/stats/partialCorrelation.ts';
import { pearsonCorrelation, type CorrelationTest } from '#shared/stats/pearsonCorrelation.ts';
import { quantile } from '#shared/stats/quantile.ts';
import { jackknifeInfluence, replicate, type RowStatistic } from '#shared/stats/resample.ts';
import { spearmanCorrelation } from '#shared/stats/spearmanCorrelation.ts';
import { disattenuatedCorrelation, splitHalfReliability } from '#shared/stats/splitHalfReliability.ts';
import { twoStageLeastSquares } from '#shared/stats/twoStageLeastSquares.ts';
import { bracketed } from '../brackets.ts';
import { numbers } from '../formula.ts';
import { asList, asNumber, asNumbers, asText } from '../goldenArguments.ts';
import { GIVEN, type GoldenAdapter, type GoldenCase, type GoldenTable, type GoldenValue } from '../goldenFiles.ts';

export const correlationAdapter: GoldenAdapter = (golden, table) => {
  if (golden.r_call.includes('ivreg(')) return instrumented(golden, table);
  const { args, expected } = golden;
  if (args.x === undefined) return undefined;
  const column = (name: GoldenValue): number[] => numbers(asText(name), table);
  const [x, y] = [column(args.x), column(args.y)];
  const controls = args.z === undefined ? [] : asList(args.z).map(column);
  const level = asNumber(args.level);
  const pearson = pearsonCorrelation(x, y, level);
  const spearman = spearmanCorrelation(x, y);
  const kendall = kendallCorrelation(x, y);
  return {
    pearson: { ...test(pearson), ...pearson?.interval },
    spearman: { rho: spearman?.r, p: spearman?.p },
    kendall_tau_b: kendall?.tau,
    kendall_p: kendall?.p,
    partial_pearson: test(partialCorrelation(x, y, controls)),
    partial_spearman: partialCorrelation(averageRanks(x), averageRanks(y), controls.map(averageRanks))?.r,
    ...(expected.indices === undefined ? {} : resampled([x, y], expected.indices, level)),
  };
};

const test = (of: CorrelationTest | undefined): Record<string, unknown> => ({
  r: of?.r,
  t: of?.t,
  df: of?.degrees,
  p: of?.p,
});

const limits = (interval: Interval | undefined): unknown => interval && [interval.lower, interval.upper];

/** The rows that R drew stand among the answers. */
function resampled([x, y]: [number[], number[]], indices: GoldenValue, level: number): Record<string, unknown> {
  const statistic: RowStatistic = (rows) =>
    spearmanCorrelation(
      Float64Array.from(rows, (i) => x[i]),
      Float64Array.from(rows, (i) => y[i]),
    )?.r;
  const drawn = asList(indices).map((rows) => Uint32Array.from(asNumbers(rows), (i) => i - 1));
  const replicates = replicate(statistic, drawn);
  const influence = jackknifeInfluence(statistic, x.length);
  const estimate = spearmanCorrelation(x, y)?.r;
  const intervals = estimate === undefined ? undefined : bootstrapIntervals(estimate, replicates, influence, level);
  const tail = (1 - level) / 2;
  return {
    indices: GIVEN,
    bootstrap: {
      t0: estimate,
      t: Array.from(replicates),
      percentile_type7: [quantile(replicates, tail), quantile(replicates, 1 - tail)],
      boot_ci_percent: limits(intervals?.percentile),
      boot_ci_basic: limits(intervals?.basic),
      boot_ci_normal: limits(intervals?.normal),
      boot_ci_bca: limits(intervals?.bca),
      bca_z0: intervals?.bca?.bias,
      bca_a: intervals?.bca?.acceleration,
      jackknife_L: Array.from(influence ?? []),
      se: intervals?.se,
    },
  };
}

/** The measure that was split: the column `xm`, else the one nearest to the mean of its halves. */
function wholeMeasure(table: GoldenTable, [a, b]: Float64Array[]): Float64Array {
  if (table.xm) return Float64Array.from(table.xm, Number);
  const distance = (values: Float64Array): number =>
    values.reduce((sum, value, i) => sum + (value - (a[i] + b[i]) / 2) ** 2, 0);
  const others = Object.values(table)
    .map((column) => Float64Array.from(column, Number))
    .filter((values) => [a, b].every((half) => half.some((value, i) => value !== values[i])));
  return others.reduce((best, values) => (distance(values) < distance(best) ? values : best));
}

/** `ivreg(response ~ regressor + controls | instrument + controls)`, two halves of one measure `xm` that take turns. */
function instrumented({ r_call }: GoldenCase, table: GoldenTable): Record<string, unknown> {
  const [left, right] = bracketed(r_call, 'ivreg(').split(',')[0].split('~');
  const [regressors, instruments] = right.split('|').map((side) => side.split('+').map((term) => term.trim()));
  const columns = (names: string[]): Float64Array[] => names.map((name) => Float64Array.from(numbers(name, table)));
  const controls = columns(regressors.filter((name) => instruments.includes(name)));
  const [measured] = columns(regressors.filter((name) => !instruments.includes(name)));
  const [instrument] = columns(instruments.filter((name) => !regressors.includes(name)));
  const response = numbers(left, table);
  const whole = wholeMeasure(table, [measured, instrument]);
  const plain = twoStageLeastSquares({ response, measured: [whole], instruments: [whole] });
  const fit = twoStageLeastSquares({ response, measured: [measured], instruments: [instrument], controls });
  const reversed = twoStageLeastSquares({ response, measured: [instrument], instruments: [measured], controls });
  const r = pearsonCorrelation(measured, instrument)?.r;
  const reliability = splitHalfReliability(r);
  const observed = pearsonCorrelation(whole, response)?.r;
  if (!plain || !fit || !reversed || reliability === undefined || observed === undefined) return {};
  return {
    split_half_r: r,
    spearman_brown: reliability,
    r_observed: observed,
    r_disattenuated_x: disattenuatedCorrelation(observed, reliability),
    ols_slope: plain.coefficients[1],
    ols_se: plain.standardErrors[1],
    iv: {
      coef: fit.coefficients,
      se_classical: fit.standardErrors,
      se_hc0: fit.robustErrors,
      se_hc1: fit.robustErrorsScaled,
      sigma: fit.sigma,
      first_stage_F: fit.firstStageF[0],
    },
    iv_reversed_coef: reversed.coefficients,
    iv_average_slope: (fit.coefficients[1]! + reversed.coefficients[1]!) / 2,
  };
}
