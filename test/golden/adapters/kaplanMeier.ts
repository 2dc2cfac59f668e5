import { kaplanMeier, type SurvivalTimes } from '#shared/stats/kaplanMeier.ts';
import { type SurvivalCurve } from '#shared/stats/survivalCurve.ts';
import { restrictedMean } from '#shared/stats/restrictedMean.ts';
import { survivalAt } from '#shared/stats/survivalAt.ts';
import type { LimitScale } from '#shared/stats/survivalLimits.ts';
import { survivalQuantile } from '#shared/stats/survivalQuantile.ts';
import { bracketed, numbers, sortedLevels, splitOutside } from '../formula.ts';
import { asList, asNumber, asNumbers, asText, part } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenTable } from '../goldenFiles.ts';

const limitScales: Record<string, LimitScale> = { plain: 'plain', log: 'log', 'log-log': 'log-log' };

interface Stratum {
  name: string;
  curve: SurvivalCurve;
}

export const kaplanMeierAdapter: GoldenAdapter = ({ r_call: call, args, expected }, table) => {
  const strata = fitStrata(call, table, {
    level: asNumber(args.level),
    limits: limitScales[asText(args.conf_type)],
    order: asList(expected.strata).map(String),
  });
  const column = (values: (curve: SurvivalCurve) => Iterable<number>): (number | undefined)[] =>
    strata.flatMap(({ curve }) => Array.from(values(curve), (x) => (Number.isNaN(x) ? undefined : x)));
  const probs = asNumbers(part(expected.quantiles, 'probs') ?? []);
  const byStratum = (which: 'time' | 'lower' | 'upper'): Record<string, unknown> =>
    Object.fromEntries(strata.map(({ name, curve }) => [name, probs.map((p) => survivalQuantile(curve, p)[which])]));
  const tau = asNumber(part(expected.rmst, 'tau') ?? 1);
  return {
    strata: strata.flatMap(({ name, curve }) => Array.from(curve.time, () => name)),
    time: column((c) => c.time),
    n_risk: column((c) => c.atRisk),
    n_event: column((c) => c.events),
    n_censor: column((c) => c.censored),
    surv: column((c) => c.survival),
    se_cumhaz_scale: column((c) => c.seLogSurvival),
    se_surv_greenwood: column((c) => c.survival.map((s, i) => s * c.seLogSurvival[i])),
    cumhaz_nelson_aalen: column((c) => c.cumulativeHazard),
    se_cumhaz: column((c) => c.seCumulativeHazard),
    lower: column((c) => c.lower),
    upper: column((c) => c.upper),
    quantiles: { probs, estimate: byStratum('time'), lower: byStratum('lower'), upper: byStratum('upper') },
    at_times: atTimes(strata, asNumbers(args.times)),
    rmst: {
      tau,
      strata: strata.map(({ name }) => name),
      rmean: strata.map(({ curve }) => restrictedMean(curve, tau)?.mean),
      se: strata.map(({ curve }) => restrictedMean(curve, tau)?.standardError),
    },
  };
};

/** One curve per stratum, in the order the case names them (levels of a factor need not be sorted). */
function fitStrata(
  call: string,
  table: GoldenTable,
  { order, ...options }: { level: number; limits: LimitScale; order: string[] },
): Stratum[] {
  const parts = splitOutside(bracketed(call, 'Surv('), ',').map((part) => numbers(part, table));
  const group = /~\s*([\w.]+)/.exec(call)![1];
  const rows = parts[0].map((_, i) => i);
  const named = (level: string): string => (level === '' ? '' : `${group}=${level}`);
  const strata = group in table ? sortedLevels(table[group]) : [''];
  strata.sort((a, b) => order.indexOf(named(a)) - order.indexOf(named(b)));
  return strata.map((level) => {
    const own = rows.filter((i) => level === '' || String(table[group][i]) === level);
    const pick = (values: number[]): Float64Array => Float64Array.from(own, (i) => values[i]);
    const times: SurvivalTimes = {
      ...(parts.length === 3 ? { entry: pick(parts[0]) } : {}),
      exit: pick(parts.at(-2)!),
      event: Uint8Array.from(pick(parts.at(-1)!)),
    };
    return { name: named(level), curve: kaplanMeier(times, options)! };
  });
}

function atTimes(strata: Stratum[], times: number[]): Record<string, unknown> {
  const points = strata.flatMap(({ name, curve }) => times.map((time) => ({ name, time, ...survivalAt(curve, time) })));
  return {
    strata: points.map((p) => p.name),
    time: points.map((p) => p.time),
    surv: points.map((p) => p.survival),
    se: points.map((p) => p.standardError),
    lower: points.map((p) => p.lower),
    upper: points.map((p) => p.upper),
    n_risk: points.map((p) => p.atRisk),
  };
}
