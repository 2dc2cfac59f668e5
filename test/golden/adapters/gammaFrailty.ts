import { frailtyDegrees } from '#shared/stats/frailtyDegrees.ts';
import { gammaFrailty, type GammaFrailtyFit, type GammaFrailtyInput } from '#shared/stats/gammaFrailty.ts';
import { bracketed, splitOutside } from '../brackets.ts';
import { completeRows, readModel, sortedLevels } from '../formula.ts';
import { asNumber, asNumbers, part } from '../goldenArguments.ts';
import { GIVEN, type GoldenAdapter, type GoldenCase, type GoldenTable } from '../goldenFiles.ts';
import { termsOf } from '../modelTerms.ts';
import { crossed, rightTerms, survivalFormula, survivalTimes } from '../survivalCall.ts';

export const gammaFrailtyAdapter: GoldenAdapter = (golden, table) => {
  const { args, expected } = golden;
  const { names, input, terms } = readCall(golden, table);
  const frailtyBlock = args.sparse === true ? 'diagonal' : 'full';
  const fit = gammaFrailty(input, {
    frailtyBlock,
    ...(args.theta === undefined ? {} : { theta: asNumber(args.theta) }),
  })!;
  const { covariates, frailties } = frailtyDegrees(
    fit,
    terms.flatMap((term) => (term ? [term.map((name) => names.indexOf(name))] : [])),
  );
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
    df: covariates.toSpliced(terms.indexOf(undefined), 0, frailties),
    log_frailty: Array.from(fit.logFrailty),
    history: read(fits),
  };
};

const read = (fits: GammaFrailtyFit[]): Record<string, unknown> => ({
  theta: GIVEN,
  loglik: fits.map((fit) => fit.penalisedLogLikelihood),
  c_loglik: fits.map((fit) => fit.marginalLogLikelihood),
});

interface FrailtyCall {
  names: string[];
  input: GammaFrailtyInput;
  /** In the order of the terms the names of each one's coefficients; undefined for the frailty. */
  terms: (string[] | undefined)[];
}

function readCall({ r_call: call, expected }: GoldenCase, all: GoldenTable): FrailtyCall {
  const table = completeRows(all, survivalFormula(call));
  const terms = rightTerms(call);
  const frailty = terms.find((term) => term.startsWith('frailty'))!;
  const strata = terms.find((term) => term.startsWith('strata('));
  const [group] = splitOutside(bracketed(frailty, '('), ',');
  const others = terms.filter((term) => term !== frailty && term !== strata);
  const model = readModel(`1~${others.join('+') || '1'}`, table, expected.names);
  const levels = sortedLevels(table[group]);
  const place = termsOf(terms.filter((term) => term !== strata)).findIndex(([term]) => term === frailty);
  const named: FrailtyCall['terms'] = model.terms.map(({ columns }) => columns);
  return {
    names: model.names,
    terms: named.toSpliced(place, 0, undefined),
    input: {
      ...survivalTimes(call, table),
      covariates: model.columns,
      ...(model.offset ? { offset: model.offset } : {}),
      ...(strata ? { strata: crossed(splitOutside(bracketed(strata, 'strata('), ','), table, true).of } : {}),
      group: Int32Array.from(table[group], (value) => levels.indexOf(String(value))),
      groups: levels.length,
    },
  };
}
