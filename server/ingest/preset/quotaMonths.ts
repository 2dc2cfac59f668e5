import { readDateText } from '../values/dateText.ts';

const SOME_YEAR = 2040;
const QUARTER = 3;

/**
 * How many months each quota of a file covers, by the gaps between the days on which they begin: all of them whole quarters,
 * or months. `undefined` when all begin on one day, which shows nothing.
 */
export function quotaMonths(starts: Iterable<string>): 1 | 3 | undefined {
  const months = new Set<number>();
  for (const text of starts) {
    const date = readDateText(text, SOME_YEAR);
    if (date?.fixed) months.add(date.year * 12 + date.first);
  }
  const sorted = [...months].sort((a, b) => a - b);
  if (sorted.length < 2) return undefined;
  return sorted.every((month) => (month - sorted[0]) % QUARTER === 0) ? QUARTER : 1;
}
