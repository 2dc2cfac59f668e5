import { readModel, sortedLevels, splitOutside, type Model } from './formula.ts';
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
