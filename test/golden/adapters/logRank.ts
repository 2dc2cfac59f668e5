import { chiSquareUpper } from '#shared/stats/chiSquareDistribution.ts';
import { coxTests } from '#shared/stats/coxTests.ts';
import { logRankTest, type LogRankTest } from '#shared/stats/logRankTest.ts';
import { bracketed, splitOutside } from '../brackets.ts';
import { coxCall } from '../coxCall.ts';
import { completeRows, sortedLevels, statedOrder } from '../formula.ts';
import { asList, asNumber } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenCase, GoldenTable } from '../goldenFiles.ts';
import { crossed, rightTerms, survivalFormula, survivalTimes } from '../survivalCall.ts';

export const logRankAdapter: GoldenAdapter = (golden, table) => {
  const { r_call: call, args, expected } = golden;
  if (expected.score !== undefined) return score(golden, table);
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
};

/** Groups alone are compared by the log-rank test with Breslow's variance, which is the score test; all else by the fit's own. */
function score(golden: GoldenCase, table: GoldenTable): Record<string, unknown> {
  const { r_call: call } = golden;
  const terms = rightTerms(call).filter((term) => !term.startsWith('strata('));
  const column = table[groupColumn(terms[0])] ?? [];
  const isFactor = terms[0].includes('factor(') || column.some((value) => typeof value === 'string');
  const levels = sortedLevels(column);
  if (terms.length === 1 && call.includes('breslow') && (levels.length === 2 || (isFactor && levels.length > 2))) {
    const test = compare(call, table, { groups: levels, rho: 0, variance: 'breslow' });
    return { score: test.chiSquare, df: test.degrees, p: test.pValue };
  }
  const { fit } = coxCall(call, golden, table);
  const test = fit && coxTests(fit)?.score;
  return { score: test?.statistic, df: test?.degrees, p: test && chiSquareUpper(test.statistic, test.degrees) };
}

const groupColumn = (term: string): string => /^(?:as\.)?factor\((.*)\)$/.exec(term)?.[1] ?? term;

function compare(
  call: string,
  all: GoldenTable,
  { groups, ...options }: { groups: string[]; rho: number; variance: 'hypergeometric' | 'breslow' },
): LogRankTest {
  const table = completeRows(all, survivalFormula(call));
  const terms = rightTerms(call);
  const stratum = terms.find((term) => term.startsWith('strata('));
  const columns = terms.filter((term) => term !== stratum).map(groupColumn);
  const group = crossed(columns, table, columns.length > 1);
  const order = statedOrder(group.names, groups);
  const strata = stratum && crossed(splitOutside(bracketed(stratum, 'strata('), ','), table, true);
  return logRankTest(
    {
      ...survivalTimes(call, table),
      group: Int32Array.from(group.of, (g) => order.indexOf(group.names[g])),
      groups: order.length,
      ...(strata ? { strata: strata.of } : {}),
    },
    options,
  )!;
}
