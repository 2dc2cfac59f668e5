import type { CoxInput } from '#shared/stats/coxDesign.ts';
import { coxRegression, type CoxFit } from '#shared/stats/coxRegression.ts';
import { bracketed, splitOutside } from './brackets.ts';
import { completeRows, numbers, readModel, type Model } from './formula.ts';
import type { GoldenCase, GoldenTable, GoldenValue } from './goldenFiles.ts';
import { crossed, survivalTimes, type Strata } from './survivalCall.ts';

/** A `coxph(…)` call read against a table. */
export interface CoxCall {
  names: string[];
  terms: Model['terms'];
  input: CoxInput;
  fit: CoxFit | undefined;
  /** Names of the strata in order of their codes, as R gives them: with the column's name before numbers. */
  strata: string[];
  cluster: number[] | undefined;
  /** The table's rows without any that lack a value the call needs. */
  table: GoldenTable;
}

/** Fits the `coxph(…)` of an R call, in whatever else the call stands; `...` stands for `formula`. */
export function coxCall(call: string, golden: GoldenCase, all: GoldenTable, formula = ''): CoxCall {
  const [given, ...options] = splitOutside(bracketed(call, 'coxph('), ',');
  const [left, right] = (given === '...' ? formula : given).split('~');
  const named = (name: string): string | undefined =>
    options.find((option) => new RegExp(`^${name}\\s*=`).test(option))?.replace(/^.*?=\s*/, '') ??
    textOf(golden.args[name]);
  const terms = splitOutside(right, '+');
  const cluster = named('cluster') ?? terms.find((term) => term.startsWith('cluster('));
  const weights = named('weights');
  const table = completeRows(all, [left, right, cluster, weights].join(' '));
  const covariates = terms.filter((term) => !/^(strata|cluster)\(/.test(term)).join('+');
  const model = readModel(`1~${covariates}`, table, golden.expected.names);
  const strata = strataOf(terms, table);
  const input: CoxInput = {
    ...survivalTimes(left, table),
    covariates: model.columns,
    ...(model.offset ? { offset: model.offset } : {}),
    ...(strata ? { strata: strata.of } : {}),
    ...(weights === undefined ? {} : { weights: numbers(weights, table) }),
    ties: (named('ties') ?? named('method'))?.includes('breslow') ? 'breslow' : 'efron',
  };
  return {
    names: model.names,
    terms: model.terms,
    input,
    fit: coxRegression(input),
    strata: strata?.names ?? [],
    cluster:
      cluster === undefined ? undefined : crossed([cluster.replace(/^cluster\((.*)\)$/, '$1')], table, () => false).of,
    table,
  };
}

const textOf = (value: GoldenValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Strata by one or more columns, in one term or several; named by their columns unless all of them hold words, as R does. */
function strataOf(terms: string[], table: GoldenTable): Strata | undefined {
  const columns = terms
    .filter((term) => term.startsWith('strata('))
    .flatMap((term) => splitOutside(bracketed(term, 'strata('), ','))
    .filter((column) => column in table);
  if (columns.length === 0) return undefined;
  const hasNumbers = columns.some((column) => table[column].every((value) => typeof value === 'number'));
  return crossed(columns, table, () => hasNumbers);
}
