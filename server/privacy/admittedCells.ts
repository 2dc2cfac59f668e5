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
export function admittedCells({ respondents, groupings }: Parts, minimum: number): Set<number>[] {
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
