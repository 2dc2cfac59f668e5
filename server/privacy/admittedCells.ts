import { chosenCells } from './audit/chosenCells.ts';

/**
 * Respondents of one wave and dimension, split as finely as the facts know them: people who share every group they belong to.
 * `groupings` holds, per grouping, each part's group; -1 where it has none.
 */
export interface Parts {
  readonly respondents: readonly number[];
  readonly groupings: readonly (readonly number[])[];
}

interface Candidate {
  grouping: number;
  group: number;
  people: number;
  parts: number[];
}

/**
 * Which groups may be shown together, over all groupings at once, so that nothing of fewer than `minimum` people can be
 * worked out by adding and subtracting what is shown?
 *
 * The groups are tried the largest first, whatever their grouping (of equals the one of the earlier grouping), and each is shown unless
 * it would give a smaller group away: that keeps the most answers in shown cells. The total is always shown; with fewer people than the
 * minimum nothing is. Returns the admitted groups of each grouping.
 *
 * Exact sums only: what sums tell of people whose answers are all alike is for `veil`.
 */
export function admittedCells(parts: Parts, minimum: number): ReadonlySet<number>[] {
  const key = JSON.stringify([minimum, parts.respondents, parts.groupings]);
  const found = known.get(key) ?? decided(parts, minimum);
  known.delete(key);
  known.set(key, found);
  if (known.size > KEPT) known.delete(known.keys().next().value!);
  return found;
}

/** The same respondents are decided about for every page that shows them. */
const known = new Map<string, ReadonlySet<number>[]>();
const KEPT = 400;

function decided({ respondents, groupings }: Parts, minimum: number): ReadonlySet<number>[] {
  const candidates = groupings.flatMap((groups, grouping) => candidatesOf(groups, grouping, respondents));
  candidates.sort((a, b) => b.people - a.people || a.grouping - b.grouping || a.group - b.group);
  const chosen = chosenCells({ people: respondents, cells: candidates.map(({ parts }) => parts) }, minimum);
  const admitted = groupings.map(() => new Set<number>());
  for (const at of chosen) admitted[candidates[at].grouping].add(candidates[at].group);
  return admitted;
}

function candidatesOf(groups: readonly number[], grouping: number, respondents: readonly number[]): Candidate[] {
  const found = new Map<number, Candidate>();
  groups.forEach((group, part) => {
    if (group < 0 || respondents[part] === 0) return;
    const candidate = found.get(group) ?? { grouping, group, people: 0, parts: [] };
    candidate.people += respondents[part];
    candidate.parts.push(part);
    found.set(group, candidate);
  });
  return [...found.values()];
}
