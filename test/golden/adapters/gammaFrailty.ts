import { frailtyDegrees } from '#shared/stats/frailtyDegrees.ts';
import { gammaFrailty, type GammaFrailtyFit, type GammaFrailtyInput } from '#shared/stats/gammaFrailty.ts';
import { bracketed, numbers, readModel, sortedLevels, splitOutside } from '../formula.ts';
import { asNumber, asNumbers, part } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenTable } from '../goldenFiles.ts';

export const gammaFrailtyAdapter: GoldenAdapter = ({ r_call: call, args, expected }, table) => {
  const { names, input } = readCall(call, table);
  const frailtyBlock = args.sparse === true ? 'diagonal' : 'full';
  const fit = gammaFrailty(input, {
    frailtyBlock,
    ...(args.theta === undefined ? {} : { theta: asNumber(args.theta) }),
  })!;
  const { covariates, frailties } = frailtyDegrees(fit);
  // R reaches its theta over a history of thetas; the likelihoods at each of them are compared.
  const history = part(expected.history, 'theta');
  const fits = history === undefined ? [] : asNumbers(history).map((theta) => gammaFrailty(input, { theta })!);
  return {
    names,
    coef: fit.coefficients,
    se: fit.standardErrors,
    se2: fit.samplingStandardErrors,
    theta: fit.theta,
    marginal_loglik: fit.marginalLogLikelihood,
    // R's fit$loglik takes the penalty off again, its history does not.
    penalised_loglik: fit.logLikelihood,
    loglik0: fit.nullLogLikelihood,
    df: [...covariates, frailties],
    log_frailty: Array.from(fit.logFrailty),
    history: read(fits),
  };
};

const read = (fits: GammaFrailtyFit[]): Record<string, number[]> => ({
  theta: fits.map((fit) => fit.theta),
  loglik: fits.map((fit) => fit.penalisedLogLikelihood),
  c_loglik: fits.map((fit) => fit.marginalLogLikelihood),
});

function readCall(call: string, table: GoldenTable): { names: string[]; input: GammaFrailtyInput } {
  const [formula] = splitOutside(call.slice(call.indexOf('Surv(')), ',');
  const terms = splitOutside(bracketed(`(${formula.slice(formula.indexOf('~') + 1)})`, '('), '+');
  const frailty = terms.find((term) => term.startsWith('frailty'))!;
  const strata = terms.find((term) => term.startsWith('strata('));
  const group = splitOutside(bracketed(frailty, '('), ',')[0];
  const levels = sortedLevels(table[group]);
  const times = splitOutside(bracketed(call, 'Surv('), ',').map((part) => numbers(part, table));
  const event = times.at(-1)!;
  // R's convention: 1 and 2 stand for censored and event, 0 and 1 as well.
  const most = event.reduce((a, b) => Math.max(a, b), 0);
  const others = terms.filter((term) => term !== frailty && term !== strata);
  const model = readModel(`${group}~${others.join('+') || '1'}`, { ...table, [group]: table[group].map(() => 0) });
  const stratum = strata && table[bracketed(strata, 'strata(')].map(String);
  return {
    names: model.names,
    input: {
      ...(times.length === 3 ? { entry: Float64Array.from(times[0]) } : {}),
      exit: Float64Array.from(times.at(-2)!),
      event: Uint8Array.from(event, (value) => (value === (most === 2 ? 2 : 1) ? 1 : 0)),
      covariates: model.columns,
      ...(model.offset ? { offset: model.offset } : {}),
      ...(stratum ? { strata: stratum.map((value) => stratum.indexOf(value)) } : {}),
      group: Int32Array.from(table[group], (value) => levels.indexOf(String(value))),
      groups: levels.length,
    },
  };
}
