import type { GoldenTable } from './goldenFiles.ts';

/** A model in R's notation, read against a table: names as R gives them, without the intercept. */
export interface Model {
  response: number[];
  weights: number[] | undefined;
  names: string[];
  columns: Float64Array[];
  offset: number[] | undefined;
  /** For each factor its name and its levels per row. */
  factors: { name: string; levels: string[] }[];
}

/** The text between the bracket that follows `opening` and its match. */
export function bracketed(text: string, opening: string): string {
  const start = text.indexOf(opening) + opening.length;
  let depth = 1;
  let end = start;
  for (; depth > 0 && end < text.length; end++) depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
  if (depth > 0) throw new TypeError(`No closed bracket after ${opening} in ${text}`);
  return text.slice(start, end - 1);
}

/** Splits at a separator outside brackets. */
export function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (depth === 0 && letter === separator) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

/** A column of numbers, or a comparison, difference or product: `time`, `status==2`, `size-incidence`, `0.02*age`, `log(x)`. */
export function numbers(expression: string, table: GoldenTable): number[] {
  const text = expression.trim();
  if (text.startsWith('log(')) return numbers(bracketed(text, 'log('), table).map(Math.log);
  if (text.includes('==')) {
    const [name, value] = text.split('==');
    return table[name.trim()].map((x) => (String(x) === value.trim() ? 1 : 0));
  }
  if (text in table) return table[text].map(Number);
  if (text !== '' && !Number.isNaN(Number(text))) return Object.values(table)[0].map(() => Number(text));
  if (text.includes('*')) {
    const [a, b] = text.split('*').map((factor) => numbers(factor, table));
    return a.map((x, i) => x * b[i]);
  }
  const [minuend, subtrahend] = text.split('-').map((part) => numbers(part, table));
  return minuend.map((x, i) => x - subtrahend[i]);
}

/** Levels in the order R sorts them, the first being the baseline. */
export const sortedLevels = (values: readonly (number | string | null)[]): string[] =>
  [...new Set(values)]
    .sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en')))
    .map(String);

/** Puts a factor's levels into the order of its coefficients, the baseline first. */
export type LevelOrder = (term: string, levels: string[]) => string[];

/** Reads `response ~ terms`. Levels are in R's order unless told otherwise. */
export function readModel(formula: string, table: GoldenTable, order: LevelOrder = (_, levels) => levels): Model {
  const [left, right] = formula.split('~');
  const model: Model = { response: [], weights: undefined, names: [], columns: [], offset: undefined, factors: [] };
  if (left.trim().startsWith('cbind(')) {
    const [successes, failures] = splitOutside(bracketed(left, 'cbind('), ',').map((part) => numbers(part, table));
    model.weights = successes.map((s, i) => s + failures[i]);
    model.response = successes.map((s, i) => s / model.weights![i]);
  } else model.response = numbers(left, table);
  for (const term of splitOutside(right, '+')) addTerm(model, term, { table, order });
  return model;
}

function addTerm(model: Model, term: string, { table, order }: { table: GoldenTable; order: LevelOrder }): void {
  if (term === '1') return;
  if (term.startsWith('offset(')) {
    model.offset = numbers(bracketed(term, 'offset('), table);
    return;
  }
  const column = term.startsWith('factor(') ? bracketed(term, 'factor(') : term;
  if (column === term && (!(column in table) || table[column].every((x) => typeof x === 'number'))) {
    model.names.push(term);
    model.columns.push(Float64Array.from(numbers(term, table)));
    return;
  }
  model.factors.push({ name: term, levels: table[column].map(String) });
  for (const level of order(term, sortedLevels(table[column])).slice(1)) {
    model.names.push(term + level);
    model.columns.push(Float64Array.from(table[column], (x) => (String(x) === level ? 1 : 0)));
  }
}
