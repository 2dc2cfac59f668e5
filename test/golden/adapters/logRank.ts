import { coxRegression } from '#shared/stats/coxRegression.ts';
import { chiSquareUpper } from '#shared/stats/chiSquareDistribution.ts';
import type { SurvivalTimes } from '#shared/stats/kaplanMeier.ts';
import { logRankTest, type LogRankTest } from '#shared/stats/logRankTest.ts';
import { bracketed, numbers, sortedLevels, splitOutside } from '../formula.ts';
import { asList, asNumber } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenTable } from '../goldenFiles.ts';

export const logRankAdapter: GoldenAdapter = ({ r_call: call, args, expected }, table) => {
  if (expected.score === undefined) {
    const groups = asList(expected.groups).map(String);
    const test = compare(call, table, { groups, rho: asNumber(args.rho ?? 0), variance: 'hypergeometric' });
    return {
      groups,
      n: Array.from(test.rows),
      observed: Array.from(test.observed),
      expected: Array.from(test.expected),
      var: groups.map((_, j) => Array.from(test.covariance.slice(j * groups.length, (j + 1) * groups.length))),
      chisq: test.chiSquare,
      df: test.degrees,
      p: test.pValue,
    };
  }
  const column = table[terms(call)[0]];
  const groups = sortedLevels(column);
  // A number of more than two values is a slope, not a set of groups.
  if (groups.length > 2 && column.every((value) => typeof value === 'number')) {
    const covariates = [Float64Array.from(column)];
    const score = coxRegression({ ...survivalTimes(call, table), covariates, ties: 'breslow' })!.scoreStatistic;
    return { score, df: 1, p: chiSquareUpper(score, 1) };
  }
  const test = compare(call, table, { groups, rho: 0, variance: 'breslow' });
  return { score: test.chiSquare, df: test.degrees, p: test.pValue };
};

/** The right side of the formula, the group first. */
function terms(call: string): string[] {
  const formula = splitOutside(call.slice(call.indexOf('Surv(')), ',')[0];
  const right = formula.slice(formula.indexOf('~') + 1);
  return splitOutside(bracketed(`(${right})`, '('), '+');
}

function compare(
  call: string,
  table: GoldenTable,
  { groups, ...options }: { groups: string[]; rho: number; variance: 'hypergeometric' | 'breslow' },
): LogRankTest {
  const [group, ...rest] = terms(call);
  const stratum = rest.find((term) => term.startsWith('strata('));
  const strata = stratum && table[bracketed(stratum, 'strata(')].map(String);
  return logRankTest(
    {
      ...survivalTimes(call, table),
      group: Int32Array.from(table[group], (value) => groups.indexOf(String(value))),
      groups: groups.length,
      ...(strata ? { strata: strata.map((value) => strata.indexOf(value)) } : {}),
    },
    options,
  )!;
}

function survivalTimes(call: string, table: GoldenTable): SurvivalTimes {
  const parts = splitOutside(bracketed(call, 'Surv('), ',').map((part) => numbers(part, table));
  const event = parts.at(-1)!;
  // R's convention: 1 and 2 stand for censored and event, 0 and 1 as well.
  const most = event.reduce((a, b) => Math.max(a, b), 0);
  return {
    ...(parts.length === 3 ? { entry: Float64Array.from(parts[0]) } : {}),
    exit: Float64Array.from(parts.at(-2)!),
    event: Uint8Array.from(event, (value) => (value === (most === 2 ? 2 : 1) ? 1 : 0)),
  };
}
