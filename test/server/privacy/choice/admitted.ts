import { chosen } from './chosen.ts';

/** Respondents per part, and per grouping each part's group; -1 where it has none. */
export interface Parts {
  respondents: readonly number[];
  groupings: readonly (readonly number[])[];
}

/** The groups of each grouping that may be shown beside everybody's number, the largest tried first, of equals those of the earlier grouping. */
export function admitted({ respondents, groupings }: Parts, minimum: number): Set<number>[] {
  const candidates = groupings.flatMap((groups, grouping) =>
    [...new Set(groups)].flatMap((group) => {
      const parts = [...groups.keys()].filter((part) => groups[part] === group && respondents[part] > 0);
      const people = parts.reduce((sum, part) => sum + respondents[part], 0);
      return group < 0 ? [] : [{ grouping, group, parts, people }];
    }),
  );
  candidates.sort((a, b) => b.people - a.people || a.grouping - b.grouping || a.group - b.group);
  const shown = chosen({ people: respondents, cells: candidates.map(({ parts }) => parts) }, minimum);
  const groups = groupings.map(() => new Set<number>());
  for (const at of shown) groups[candidates[at].grouping].add(candidates[at].group);
  return groups;
}
