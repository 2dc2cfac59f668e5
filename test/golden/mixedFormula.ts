import { numbers, readModel, sortedLevels, splitOutside, type Model } from './formula.ts';
import type { GoldenTable } from './goldenFiles.ts';

/** A model in lme4's notation with one random intercept: its fixed part and each row's group, groups sorted as strings. */
export interface MixedModel {
  model: Model;
  group: Int32Array;
  levels: string[];
}

/** Reads `response ~ terms + (1|group)`. */
export function readMixedModel(formula: string, table: GoldenTable): MixedModel {
  const [left, right] = formula.split('~');
  const terms = splitOutside(right, '+');
  const random = terms.find((term) => /^\(\s*1\s*\|/.test(term));
  if (random === undefined) throw new TypeError(`No random intercept in ${formula}.`);
  const fixed = terms.filter((term) => term !== random);
  const names = table[random.slice(random.indexOf('|') + 1, -1).trim()].map(String);
  const levels = sortedLevels(names);
  const position = new Map(levels.map((level, j) => [level, j]));
  return {
    model: readModel(`${left}~${fixed.length > 0 ? fixed.join('+') : '1'}`, table),
    group: Int32Array.from(names, (name) => position.get(name)!),
    levels,
  };
}

/**
 * The formula and its table with what R would work out first: columns defined in the call (`scaled=x/10`) under the name that R
 * shows, `I(x/10)`.
 */
export function withDerivedColumns(
  formula: string,
  others: readonly string[],
  table: GoldenTable,
): { formula: string; table: GoldenTable } {
  const definitions = others.flatMap((other) => {
    const [name, expression] = other.split('=').map((text) => text.trim());
    return expression !== undefined && new RegExp(`\\b${name}\\b`).test(formula) ? [{ name, expression }] : [];
  });
  const [left, right] = formula.split('~');
  const wider: GoldenTable = { ...table };
  const terms = splitOutside(right, '+').map((term) => {
    const expression = definitions.find(({ name }) => name === term)?.expression ?? /^I\((.*)\)$/.exec(term)?.[1];
    if (expression === undefined) return term;
    wider[`I(${expression})`] = evaluate(expression, table);
    return `I(${expression})`;
  });
  return { formula: `${left}~${terms.join('+')}`, table: wider };
}

/** A column divided by, or raised to the power of, a number; else what `numbers` reads. */
function evaluate(expression: string, table: GoldenTable): number[] {
  const [, column, operator, operand] = /^(.*)([/^])([\d.]+)$/.exec(expression) ?? [];
  if (operator === undefined) return numbers(expression, table);
  const values = numbers(column, table);
  return values.map((x) => (operator === '/' ? x / Number(operand) : x ** Number(operand)));
}
