import { type FactorRegressionFit, poissonFactorRegression } from '#shared/stats/poissonFactorRegression.ts';
import type { Covariate, CovariateName, RiskTable } from './covariates.ts';

/** Exits that each estimated number has to stand on. */
const EVENTS_PER_PARAMETER = 5;
/** What is given up first when there are too few exits; the quarter makes way for the year. */
const GIVEN_UP: readonly CovariateName[] = [
  'calendar quarter',
  'level',
  'location',
  'role',
  'calendar year',
  'time since hire',
];

/** Exits a person-year would bring in each row of the table under an average group, and what that allows for. */
export interface ExpectedRates {
  /** Undefined without exits. */
  rates: Float64Array | undefined;
  /** The covariates that the rates stand on. */
  used: readonly Covariate[];
  allowedFor: string[];
  leftOut: string[];
}

/**
 * At what rate would people of each kind leave an average group?
 *
 * A Poisson regression of exits with person-years as exposure, on as many covariates as the exits can carry: at least five exits
 * for each number estimated. Otherwise the quarter makes way for the year, then level, location, role, year and time since hire are
 * given up in this order; so they are when the estimate does not settle.
 */
export function expectedRates(table: RiskTable, covariates: readonly Covariate[]): ExpectedRates {
  const events = table.exits.reduce((sum, exits) => sum + exits, 0);
  if (events === 0)
    return { rates: undefined, used: [], allowedFor: [], leftOut: ['everything: nobody left in the period'] };
  for (const used of candidates(covariates.filter((c) => c.useless === undefined && c.size > 1))) {
    const parameters = used.reduce((sum, c) => sum + c.size - 1, 1);
    if (used.length > 0 && events < EVENTS_PER_PARAMETER * parameters) continue;
    const fit = fitted(table, used);
    if (fit === undefined || (used.length > 0 && !fit.converged)) continue;
    return {
      rates: fit.fitted.map((expected, i) => expected / table.personYears[i]),
      used,
      allowedFor: used.map((c) => c.name),
      leftOut: leftOutOf(covariates, used),
    };
  }
  return { rates: undefined, used: [], allowedFor: [], leftOut: leftOutOf(covariates, []) };
}

/** The sets of covariates to try, the richest first, the last without any. */
function candidates(covariates: readonly Covariate[]): Covariate[][] {
  let used = covariates.filter((c) => c.name !== 'calendar year');
  const sets = [used];
  for (const name of GIVEN_UP) {
    const year = name === 'calendar quarter' ? covariates.filter((c) => c.name === 'calendar year') : [];
    if (year.length === 0 && !used.some((c) => c.name === name)) continue;
    used = [...used.filter((c) => c.name !== name), ...year];
    sets.push(used);
  }
  return sets;
}

function fitted(table: RiskTable, used: readonly Covariate[]): FactorRegressionFit | undefined {
  return poissonFactorRegression({
    factors: used.map((covariate) => covariate.codes),
    count: table.exits,
    exposure: table.personYears,
  });
}

function leftOutOf(covariates: readonly Covariate[], used: readonly Covariate[]): string[] {
  const names = new Set(used.map((c) => c.name));
  return covariates
    .filter((c) => !names.has(c.name) && !(c.name === 'calendar year' && names.has('calendar quarter')))
    .filter((c) => !(c.name === 'calendar quarter' && c.useless !== undefined))
    .map((c) => `${c.name}: ${c.useless ?? 'too few exits to allow for it'}`);
}
