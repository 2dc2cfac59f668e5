import { chiSquareUpper } from '#shared/stats/chiSquareDistribution.ts';
import type { ChiSquareTest } from '#shared/stats/chiSquareTest.ts';
import { concordance } from '#shared/stats/concordance.ts';
import { coxBaselineHazard } from '#shared/stats/coxBaselineHazard.ts';
import type { CoxFit } from '#shared/stats/coxRegression.ts';
import { coxRobustVariance } from '#shared/stats/coxRobustVariance.ts';
import { coxSurvival } from '#shared/stats/coxSurvival.ts';
import { coxTests } from '#shared/stats/coxTests.ts';
import { martingaleResiduals } from '#shared/stats/martingaleResiduals.ts';
import { proportionality } from '#shared/stats/proportionality.ts';
import { survivalScale } from '#shared/stats/survivalScale.ts';
import { coxCall, type CoxCall } from '../coxCall.ts';
import { asList, asNumbers, part } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenCase, GoldenValue } from '../goldenFiles.ts';
import { bracketed, splitOutside } from '../brackets.ts';

export const coxAdapter: GoldenAdapter = (golden, table, cases) => {
  const call = coxCall(golden.r_call, golden, table, formulaBefore(golden, cases));
  const { fit, input } = call;
  if (!fit) return {};
  const tests = coxTests(fit);
  const cluster = call.cluster ?? ownClusters(input);
  return {
    names: call.names,
    coef: fit.coefficients,
    se: fit.standardErrors,
    var: fit.covariance,
    loglik0: fit.nullLogLikelihood,
    loglik: fit.logLikelihood,
    n: fit.rows,
    nevent: fit.events,
    lr_test: triple(tests?.likelihoodRatio),
    score_test: triple(tests?.score),
    ...(cluster ? robust(fit, cluster) : { wald_test: triple(tests?.wald) }),
    ...pairs(call, fit, cluster),
    basehaz_uncentred: baseline(call, fit, part(golden.expected.basehaz_uncentred, 'strata')),
    martingale: martingaleResiduals(fit),
    predicted_survival: predicted(golden, call, fit),
    zph_km: zph(call, fit, survivalScale(input, fit.design.sets.times)!),
    zph_identity: zph(call, fit, fit.design.sets.times),
  };
};

function robust(fit: CoxFit, cluster: number[]): Record<string, unknown> {
  const variance = coxRobustVariance(fit, cluster);
  return {
    robust_var: variance?.covariance,
    robust_se: variance?.standardErrors,
    robust_wald: variance?.wald?.statistic,
    robust_score: variance?.score?.statistic,
  };
}

function pairs({ input }: CoxCall, fit: CoxFit, cluster: number[] | undefined): Record<string, unknown> {
  const scored = { ...input, score: fit.linearPredictor, ...(cluster ? { cluster } : {}) };
  const found = concordance(scored, fit.design.sets);
  return { concordance: found?.concordance, concordance_se: found?.standardError };
}

/** The formula that `...` repeats: that of the nearest earlier case on the same table. */
function formulaBefore(golden: GoldenCase, cases: readonly GoldenCase[]): string | undefined {
  const earlier = cases
    .slice(0, cases.indexOf(golden))
    .filter((other) => other.data === golden.data && !other.r_call.includes('(...'))
    .at(-1);
  return earlier && splitOutside(bracketed(earlier.r_call, 'coxph('), ',')[0];
}

/** R takes weights that are not whole for sampling weights, and answers with the robust variance of single rows. */
function ownClusters({ weights }: CoxCall['input']): number[] | undefined {
  const list = Array.from(weights ?? []);
  return list.some((weight) => weight !== Math.floor(weight)) ? list.map((_, i) => i) : undefined;
}

const triple = (test: ChiSquareTest | undefined): unknown => test && [test.statistic, test.degrees, test.p];

/** R gives the hazard at every exit of each stratum, for the offset at its mean; strata in the order that is stated. */
function baseline({ input, strata }: CoxCall, fit: CoxFit, stated: GoldenValue | undefined): unknown {
  const scale = Math.exp(fit.design.meanOffset);
  const curves = coxBaselineHazard(fit).map(({ stratum, time, cumulativeHazard }) => {
    const own = input.exit.filter((_, i) => !input.strata || input.strata[i] === stratum);
    const times = [...new Set(own)].sort((a, b) => a - b);
    const hazard = times.map((t) => stepAt(time, cumulativeHazard, t, 0) * scale);
    return { times, hazard, names: times.map(() => strata[stratum]) };
  });
  const order = asList(stated ?? []).map(String);
  curves.sort((a, b) => order.indexOf(a.names[0]) - order.indexOf(b.names[0]));
  return {
    hazard: curves.flatMap((curve) => curve.hazard),
    time: curves.flatMap((curve) => curve.times),
    strata: curves.flatMap((curve) => curve.names),
  };
}

function predicted(golden: GoldenCase, { read }: CoxCall, fit: CoxFit): unknown {
  const wanted = golden.expected.predicted_survival;
  if (wanted === undefined) return undefined;
  const newdata = part(wanted, 'newdata');
  const time = asNumbers(part(wanted, 'time'));
  const row = read(typeof newdata === 'object' && newdata !== null && !Array.isArray(newdata) ? newdata : {});
  const curves = coxSurvival(fit, row.covariates);
  const curve = curves.find(({ stratum }) => stratum === row.stratum) ?? curves[0];
  const at = (values: Float64Array, before: number): number[] => time.map((t) => stepAt(curve.time, values, t, before));
  return {
    newdata,
    time,
    surv: at(curve.survival, 1),
    se_cumhaz: at(curve.seCumulativeHazard, 0),
    lower: at(curve.lower, 1),
    upper: at(curve.upper, 1),
  };
}

function zph({ names }: CoxCall, fit: CoxFit, g: Float64Array): unknown {
  const { covariates, overall } = proportionality(fit, g);
  const rows = [...covariates, overall];
  return {
    names: [...names, 'GLOBAL'],
    chisq: rows.map((test) => test?.statistic),
    df: rows.map((test) => test?.degrees),
    p: rows.map((test) => test && chiSquareUpper(test.statistic, test.degrees)),
  };
}

/** The value that holds at a time. */
function stepAt(times: Float64Array, values: Float64Array, time: number, before: number): number {
  let at = -1;
  while (at + 1 < times.length && times[at + 1] <= time) at++;
  return at < 0 ? before : values[at];
}
