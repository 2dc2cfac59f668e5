import { bracketed, splitOutside } from './brackets.ts';
import { cells, parseExpression, printed } from './expression.ts';
import type { GoldenTable, GoldenValue } from './goldenFiles.ts';
import { termsOf } from './modelTerms.ts';

/** A model in R's notation, read against a table: names as R gives them, without the intercept. */
export interface Model {
  response: number[];
  weights: number[] | undefined;
  names: string[];
  columns: Float64Array[];
  offset: number[] | undefined;
  /** For each factor that stands on its own its name and its levels per row. */
  factors: { name: string; levels: string[] }[];
  /** The names of each term's columns, in R's order of terms. */
  terms: { name: string; columns: string[] }[];
}

/** An expression as numbers: `time`, `status==2`, `size-incidence`, `0.02*age`, `log(x)`; NaN where a column has no value. */
export const numbers = (expression: string, table: GoldenTable): number[] =>
  cells(parseExpression(expression), table).map((value) => (value === null ? Number.NaN : Number(value)));

/** Levels in the order R sorts them, the first being the baseline. */
export const sortedLevels = (values: readonly (number | string | boolean | null)[]): string[] =>
  [...new Set(values)]
    .filter((value) => value !== null)
    .sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en')))
    .map(levelName);

/** The levels in the order that the reference states, when it names them all; else as they are. */
export function statedOrder(levels: readonly string[], stated: GoldenValue | undefined): string[] {
  const order = Array.isArray(stated) ? stated.map(String) : [];
  return levels.every((level) => order.includes(level))
    ? levels.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    : [...levels];
}

/** The rows that have a value in every column that the text names, as R's `na.omit` leaves them. */
export function completeRows(table: GoldenTable, text: string): GoldenTable {
  const words = new Set(text.match(/[\p{L}.][\p{L}\p{N}._]*/gu));
  const used = Object.keys(table).filter((name) => words.has(name));
  if (used.every((name) => !table[name].includes(null))) return table;
  const kept = Object.values(table)[0].flatMap((_, i) => (used.every((name) => table[name][i] !== null) ? [i] : []));
  return Object.fromEntries(Object.entries(table).map(([name, column]) => [name, kept.map((i) => column[i])]));
}

/** Reads `response ~ terms`. A factor's levels are in R's order, or in that of the coefficients' names where these are stated. */
export function readModel(formula: string, table: GoldenTable, stated?: GoldenValue): Model {
  const [left, right] = splitOutside(formula, '~');
  const parts = splitOutside(right, '+');
  const offsets = parts.filter((part) => part.startsWith('offset('));
  const model: Model = {
    ...responseOf(left, table),
    offset: offsets
      .map((part) => numbers(bracketed(part, 'offset('), table))
      .reduce<number[] | undefined>((sum, own) => sum?.map((x, i) => x + own[i]) ?? own, undefined),
    names: [],
    columns: [],
    factors: [],
    terms: [],
  };
  const readings = new Map<string, Variable>();
  const variable = (text: string): Variable => {
    const known = readings.get(text) ?? readVariable(text, table, stated);
    readings.set(text, known);
    return known;
  };
  const terms = termsOf(parts.filter((part) => !part.startsWith('offset(')));
  const present = new Set(terms.map((term) => term.join(':')));
  for (const term of terms)
    addTerm(
      model,
      term.map((text) => codedIn(term, text, present, variable(text))),
    );
  return model;
}

function responseOf(left: string, table: GoldenTable): Pick<Model, 'response' | 'weights'> {
  if (!left.startsWith('cbind(')) return { response: numbers(left, table), weights: undefined };
  const [successes, failures] = splitOutside(bracketed(left, 'cbind('), ',').map((part) => numbers(part, table));
  const weights = successes.map((s, i) => s + failures[i]);
  return { weights, response: successes.map((s, i) => (weights[i] > 0 ? s / weights[i] : 0)) };
}

/** A variable's columns: one of numbers, or one for each level. */
interface Variable {
  name: string;
  values: Float64Array;
  levels: string[] | undefined;
  each: string[];
}

/** A level as R writes it. */
export const levelName = (value: unknown): string =>
  typeof value === 'boolean' ? String(value).toUpperCase() : String(value);

function readVariable(text: string, table: GoldenTable, stated: GoldenValue | undefined): Variable {
  const expression = parseExpression(text);
  const name = printed(expression);
  const values = cells(expression, table);
  const isFactor =
    /^(as\.)?(factor|character)\(/.test(text) || values.some((x) => typeof x === 'string' || typeof x === 'boolean');
  if (!isFactor) return { name, values: Float64Array.from(values, Number), levels: undefined, each: [] };
  const levels = sortedLevels(values);
  const names = Array.isArray(stated) ? stated : [];
  const place = (level: string): number => names.indexOf(name + level);
  const isStated = levels.filter((level) => place(level) >= 0).length === levels.length - 1;
  return {
    name,
    values: new Float64Array(),
    levels: isStated ? levels.toSorted((a, b) => place(a) - place(b)) : levels,
    each: values.map(levelName),
  };
}

interface Column {
  name: string;
  values: Float64Array;
}

/** R's rule: a factor of a term leaves out its first level when the term without that factor is in the model too. */
function codedIn(
  term: string[],
  text: string,
  present: Set<string>,
  variable: Variable,
): Variable & { coded: Column[] } {
  const { name, levels, each, values } = variable;
  if (!levels) return { ...variable, coded: [{ name, values }] };
  const rest = term.filter((other) => other !== text).join(':');
  const coded = (rest === '' || present.has(rest) ? levels.slice(1) : levels).map((level) => ({
    name: name + level,
    values: Float64Array.from(each, (own) => (own === level ? 1 : 0)),
  }));
  return { ...variable, coded };
}

function addTerm(model: Model, variables: (Variable & { coded: Column[] })[]): void {
  const [first] = variables;
  if (variables.length === 1 && first.levels) model.factors.push({ name: first.name, levels: first.each });
  const columns = variables
    .map(({ coded }) => coded)
    .reduce((before, own) =>
      own.flatMap((b) =>
        before.map((a) => ({ name: `${a.name}:${b.name}`, values: a.values.map((x, i) => x * b.values[i]) })),
      ),
    );
  model.terms.push({ name: variables.map(({ name }) => name).join(':'), columns: columns.map(({ name }) => name) });
  model.names.push(...columns.map(({ name }) => name));
  model.columns.push(...columns.map(({ values }) => values));
}
