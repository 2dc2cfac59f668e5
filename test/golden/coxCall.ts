import type { CoxInput } from '#shared/stats/coxDesign.ts';
import { coxRegression, type CoxFit } from '#shared/stats/coxRegression.ts';
import { bracketed, splitOutside } from './brackets.ts';
import { cells, parseExpression } from './expression.ts';
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
  /** A new row's covariates, and its stratum where the model has strata and the row tells. */
  read: (row: Record<string, GoldenValue>) => { covariates: number[]; stratum: number | undefined };
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
    cluster: cluster === undefined ? undefined : crossed([cluster.replace(/^cluster\((.*)\)$/, '$1')], table, false).of,
    read: (row) => {
      const one = withRow(table, row);
      return {
        covariates: readModel(`1~${covariates}`, one, golden.expected.names).columns.map((column) => column.at(-1)!),
        stratum: strata && strataOf(terms, one)?.of.at(-1),
      };
    },
    table,
  };
}

/** The table with a row below, which has the first row's values where it has none of its own. */
const withRow = (table: GoldenTable, row: Record<string, GoldenValue>): GoldenTable =>
  Object.fromEntries(
    Object.entries(table).map(([name, column]) => {
      const own = row[name];
      return [name, [...column, typeof own === 'number' || typeof own === 'string' ? own : column[0]]];
    }),
  );

const textOf = (value: GoldenValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Strata by one or more columns, in one term or several; named by their columns unless all of them hold words, as R does. */
function strataOf(terms: string[], table: GoldenTable): Strata | undefined {
  const columns = terms
    .filter((term) => term.startsWith('strata('))
    .flatMap((term) => splitOutside(bracketed(term, 'strata('), ','));
  if (columns.length === 0) return undefined;
  const hasNumbers = columns.some(
    (column) => !cells(parseExpression(column), table).some((x) => typeof x === 'string'),
  );
  return crossed(columns, table, hasNumbers);
}
