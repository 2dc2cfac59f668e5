import { coxRegression } from '#shared/stats/coxRegression.ts';
import { kaplanMeier } from '#shared/stats/kaplanMeier.ts';
import { logRankTest } from '#shared/stats/logRankTest.ts';
import { restrictedMean } from '#shared/stats/restrictedMean.ts';
import { survivalAt } from '#shared/stats/survivalAt.ts';
import type { SurvivalCurve } from '#shared/stats/survivalCurve.ts';
import { survivalQuantile } from '#shared/stats/survivalQuantile.ts';
import { timeToThreshold, type ThresholdTimes } from '#shared/stats/timeToThreshold.ts';
import { sortedLevels } from '../formula.ts';
import { asList, asNumber, asNumbers, part } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenTable, GoldenValue } from '../goldenFiles.ts';

export const rampAdapter: GoldenAdapter = ({ args, expected }, table) => {
  const [id, , , arm] = columnsOf(table);
  const ids = asList(part(expected.per_unit, 'id'));
  const units = ids.map(String);
  const groups = asList(expected.groups).map(String);
  const times = reached(table, units, args);
  const groupOf = new Map(id.map((unit, i) => [String(unit), groups.indexOf(String(arm[i]))]));
  const group = Int32Array.from(times.unit, (u) => groupOf.get(units[u])!);
  const curves = groups.map((_, g) => {
    const own = times.exit.map((_, i) => i).filter((i) => group[i] === g);
    return kaplanMeier({ exit: own.map((i) => times.exit[i]), event: Uint8Array.from(own, (i) => times.event[i]) })!;
  });
  return {
    per_unit: {
      id: Array.from(times.unit, (u) => ids[u]),
      time: Array.from(times.exit),
      event: Array.from(times.event),
    },
    groups,
    n: groups.map((_, g) => group.filter((own) => own === g).length),
    ...summaries(curves, asNumber(args.tau)),
    ...comparison(times, group, groups),
    share_ramped: shares(curves, groups, expected.share_ramped),
  };
};

/** Unit, time, value and group: by the names id, t, y and g, else in this order. */
function columnsOf(table: GoldenTable): GoldenTable[string][] {
  const names = ['id', 't', 'y', 'g'];
  return (names.every((name) => name in table) ? names : Object.keys(table)).map((name) => table[name]);
}

function reached(table: GoldenTable, units: string[], args: Record<string, GoldenValue>): ThresholdTimes {
  const codes = new Map(units.map((unit, code) => [unit, code]));
  const [id, time, value] = columnsOf(table);
  const series = {
    unit: Int32Array.from(id, (unit) => codes.get(String(unit))!),
    units: units.length,
    time: Float64Array.from(time, Number),
    value: Float64Array.from(value, (y) => (y === null ? Number.NaN : Number(y))),
  };
  return timeToThreshold(series, asNumber(args.threshold), asNumber(args.consecutive));
}

function summaries(curves: SurvivalCurve[], tau: number): Record<string, unknown> {
  const medians = curves.map((curve) => survivalQuantile(curve, 0.5));
  const means = curves.map((curve) => restrictedMean(curve, tau));
  return {
    events: curves.map((curve) => curve.events.reduce((sum, events) => sum + events, 0)),
    median: medians.map(({ time }) => time),
    median_lower: medians.map(({ lower }) => lower),
    median_upper: medians.map(({ upper }) => upper),
    rmean: means.map((mean) => mean?.mean),
    rmean_se: means.map((mean) => mean?.standardError),
  };
}

function comparison(times: ThresholdTimes, group: Int32Array, groups: string[]): Record<string, unknown> {
  const test = logRankTest({ ...times, group, groups: groups.length })!;
  const baseline = groups.indexOf(sortedLevels(groups)[0]);
  const others = groups.map((_, g) => g).filter((g) => g !== baseline);
  const covariates = others.map((g) => Float64Array.from(group, (own) => (own === g ? 1 : 0)));
  const cox = coxRegression({ ...times, covariates });
  return {
    logrank_chisq: test.chiSquare,
    logrank_df: test.degrees,
    logrank_p: test.pValue,
    cox_coef: cox?.coefficients,
    cox_se: cox?.standardErrors,
  };
}

/** The shares at the times that the case lists for each group. */
function shares(curves: SurvivalCurve[], groups: string[], wanted: GoldenValue): Record<string, unknown> {
  const strata = asList(part(wanted, 'strata')).map(String);
  const time = asNumbers(part(wanted, 'time'));
  return {
    strata,
    time,
    one_minus_S: time.map((t, i) => 1 - survivalAt(curves[groups.indexOf(strata[i].replace(/^\w+=/, ''))], t).survival),
  };
}
