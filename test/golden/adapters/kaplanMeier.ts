import { kaplanMeier } from '#shared/stats/kaplanMeier.ts';
import { type SurvivalCurve } from '#shared/stats/survivalCurve.ts';
import { restrictedMean } from '#shared/stats/restrictedMean.ts';
import { survivalAt } from '#shared/stats/survivalAt.ts';
import type { LimitScale } from '#shared/stats/survivalLimits.ts';
import { survivalQuantile } from '#shared/stats/survivalQuantile.ts';
import { completeRows, statedOrder } from '../formula.ts';
import { asList, asNumber, asNumbers, asText, part } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenTable } from '../goldenFiles.ts';
import { crossed, rightTerms, survivalFormula, survivalTimes } from '../survivalCall.ts';

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
  const isGrouped = strata[0].name !== '';
  const byStratum = (which: 'time' | 'lower' | 'upper'): unknown => {
    const found = strata.map(({ name, curve }) => [name, probs.map((p) => survivalQuantile(curve, p)[which])] as const);
    return isGrouped ? Object.fromEntries(found) : found[0][1];
  };
  const tau = asNumber(part(expected.rmst, 'tau') ?? 1);
  return {
    strata: isGrouped ? strata.flatMap(({ name, curve }) => Array.from(curve.time, () => name)) : undefined,
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
      strata: isGrouped ? strata.map(({ name }) => name) : undefined,
      rmean: strata.map(({ curve }) => restrictedMean(curve, tau)?.mean),
      se: strata.map(({ curve }) => restrictedMean(curve, tau)?.standardError),
    },
  };
};

/** One curve per stratum, in the order the case names them (levels of a factor need not be sorted). */
function fitStrata(
  call: string,
  all: GoldenTable,
  { order, ...options }: { level: number; limits: LimitScale; order: string[] },
): Stratum[] {
  const terms = rightTerms(call).filter((term) => term !== '1');
  const table = completeRows(all, survivalFormula(call));
  const times = survivalTimes(call, table);
  if (terms.length === 0) return [{ name: '', curve: kaplanMeier(times, options)! }];
  const groups = crossed(terms, table, true);
  return statedOrder(groups.names, order).map((name) => {
    const isOwn = (_: number, i: number): boolean => groups.names[groups.of[i]] === name;
    const own = {
      ...(times.entry ? { entry: times.entry.filter(isOwn) } : {}),
      exit: times.exit.filter(isOwn),
      event: times.event.filter(isOwn),
    };
    return { name, curve: kaplanMeier(own, options)! };
  });
}

function atTimes(strata: Stratum[], times: number[]): Record<string, unknown> {
  const points = strata.flatMap(({ name, curve }) => times.map((time) => ({ name, time, ...survivalAt(curve, time) })));
  return {
    strata: points[0]?.name === '' ? undefined : points.map((p) => p.name),
    time: points.map((p) => p.time),
    surv: points.map((p) => p.survival),
    se: points.map((p) => p.standardError),
    lower: points.map((p) => p.lower),
    upper: points.map((p) => p.upper),
    n_risk: points.map((p) => p.atRisk),
  };
}
