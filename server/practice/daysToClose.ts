import { type DealFacts, UNKNOWN_DAY } from '#server/facts/snapshot.ts';

/** Days from opened to closed; undefined when either day is not known, or the deal closed before it was opened. */
export function daysToClose({ opened, closed }: DealFacts, deal: number): number | undefined {
  if (opened[deal] === UNKNOWN_DAY || closed[deal] === UNKNOWN_DAY || closed[deal] < opened[deal]) return undefined;
  return closed[deal] - opened[deal];
}
