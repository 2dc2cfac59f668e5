import type { CoxInput } from '#shared/stats/coxDesign.ts';
import { coxRegression, type CoxFit } from '#shared/stats/coxRegression.ts';
import type { SurvivalTimes } from '#shared/stats/kaplanMeier.ts';
import { bracketed, numbers, readModel, sortedLevels, splitOutside, type LevelOrder } from './formula.ts';
import type { GoldenCase, GoldenTable, GoldenValue } from './goldenFiles.ts';

/** A `coxph(…)` call read against a table. */
export interface CoxCall {
  names: string[];
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
  const table = completeRows(all, [left, right, cluster, weights].join(' ').match(/[\w.]+/g)!);
  const surv = splitOutside(bracketed(left, 'Surv('), ',');
  const covariates = terms.filter((term) => !/^(strata|cluster)\(/.test(term)).join('+');
  const model = readModel(`${surv.at(-1)}~${covariates}`, table, orderOf(golden));
  const strata = codes(
    terms.find((term) => term.startsWith('strata(')),
    'strata(',
    table,
  );
  const input: CoxInput = {
    ...times(surv.map((expression) => numbers(expression, table))),
    covariates: model.columns,
    ...(model.offset ? { offset: model.offset } : {}),
    ...(strata ? { strata: strata.of } : {}),
    ...(weights === undefined ? {} : { weights: numbers(weights, table) }),
    ties: (named('ties') ?? named('method'))?.includes('breslow') ? 'breslow' : 'efron',
  };
  return {
    names: model.names,
    input,
    fit: coxRegression(input),
    strata: strata?.names ?? [],
    cluster: codes(cluster, 'cluster(', table)?.of,
    table,
  };
}

const times = (surv: number[][]): SurvivalTimes => ({
  ...(surv.length === 3 ? { entry: Float64Array.from(surv[0]) } : {}),
  exit: Float64Array.from(surv.at(-2)!),
  event: Uint8Array.from(surv.at(-1)!),
});

/** The order of a factor's levels that the reference states by its names: the one that is not named is the baseline. */
const orderOf =
  ({ expected }: GoldenCase): LevelOrder =>
  (term, levels) => {
    const names = Array.isArray(expected.names) ? expected.names : [];
    const place = (level: string): number => names.indexOf(term + level);
    return levels.filter((level) => place(level) >= 0).length === levels.length - 1
      ? levels.toSorted((a, b) => place(a) - place(b))
      : levels;
  };

const textOf = (value: GoldenValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** The levels of a column, given bare or within `function(…)`, and each row's number among them. */
function codes(
  term: string | undefined,
  opening: string,
  table: GoldenTable,
): { of: number[]; names: string[] } | undefined {
  if (term === undefined) return undefined;
  const name = term.startsWith(opening) ? bracketed(term, opening) : term;
  const column = table[name];
  const levels = sortedLevels(column);
  const names = column.every((value) => typeof value === 'number') ? levels.map((level) => `${name}=${level}`) : levels;
  return { names, of: column.map((value) => levels.indexOf(String(value))) };
}

function completeRows(table: GoldenTable, used: readonly string[]): GoldenTable {
  const columns = Object.keys(table).filter((name) => used.includes(name));
  const kept = Object.values(table)[0].flatMap((_, i) => (columns.every((name) => table[name][i] !== null) ? [i] : []));
  return Object.fromEntries(Object.entries(table).map(([name, column]) => [name, kept.map((i) => column[i])]));
}
