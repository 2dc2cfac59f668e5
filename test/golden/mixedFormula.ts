import { splitOutside } from './brackets.ts';
import { cells, parseExpression } from './expression.ts';
import { completeRows, readModel, sortedLevels, statedOrder, type Model } from './formula.ts';
import type { GoldenTable, GoldenValue } from './goldenFiles.ts';

/** A model in lme4's notation with one random intercept: its fixed part and each row's group, groups sorted as strings. */
export interface MixedModel {
  model: Model;
  group: Int32Array;
  levels: string[];
}

/**
 * Reads `response ~ terms + (1|group)` on the rows that lack nothing. `others` may define columns (`scaled=x/10`); R then shows them
 * as `I(x/10)`. Groups are in the order stated, when one is.
 */
export function readMixedModel(
  formula: string,
  all: GoldenTable,
  { others = [], names, groups }: { others?: readonly string[]; names?: GoldenValue; groups?: GoldenValue },
): MixedModel {
  const definitions = new Map(
    others.flatMap((other) => {
      const [, name, expression] = /^([\w.]+)\s*=\s*(.+)$/.exec(other) ?? [];
      return name !== undefined && new RegExp(`\\b${name}\\b`).test(formula) ? [[name, expression]] : [];
    }),
  );
  const [left, right] = splitOutside(formula, '~');
  const terms = splitOutside(right, '+').map((term) => (definitions.has(term) ? `I(${definitions.get(term)})` : term));
  const random = terms.find((term) => /^\(\s*1\s*\|/.test(term));
  if (random === undefined) throw new TypeError(`No random intercept in ${formula}.`);
  const table = completeRows(all, [left, ...terms].join(' '));
  const fixed = terms.filter((term) => term !== random);
  const group = cells(parseExpression(random.slice(random.indexOf('|') + 1, -1)), table).map(String);
  const levels = statedOrder(sortedLevels(group), groups);
  const position = new Map(levels.map((level, j) => [level, j]));
  return {
    model: readModel(`${left}~${fixed.length > 0 ? fixed.join('+') : '1'}`, table, names),
    group: Int32Array.from(group, (name) => position.get(name)!),
    levels,
  };
}
