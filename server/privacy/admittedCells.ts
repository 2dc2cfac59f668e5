/**
 * Respondents of one wave and dimension, split as finely as the facts know them: people who share every group they belong to.
 * `groupings` holds, per grouping and in the order in which groupings are decided, each part's group; -1 where it has none.
 */
export interface Parts {
  readonly respondents: readonly number[];
  readonly groupings: readonly (readonly number[])[];
}

/**
 * Which groups may be shown together, over all groupings at once, so that nothing of fewer than `minimum` people can be
 * worked out by adding and subtracting what is shown?
 *
 * What is shown divides the respondents into classes: people who belong to the same shown groups. Whatever is worked out linearly
 * from sums over shown groups gives all people of a class the same weight, so it speaks of whole classes. A group is
 * admitted, the largest of each grouping first, only if every class it leaves has at least `minimum` people. The total is always
 * shown; with fewer people than the minimum nothing is. Returns the admitted groups of each grouping.
 *
 * Exact sums only: what sums tell of classes whose answers are all alike is for `veil`.
 */
export function admittedCells({ respondents, groupings }: Parts, minimum: number): Set<number>[] {
  const classOf = new Int32Array(respondents.length);
  const sizes = [respondents.reduce((sum, people) => sum + people, 0)];
  return groupings.map((groups) => {
    const admitted = new Set<number>();
    if (sizes[0] < minimum && sizes.length === 1) return admitted;
    for (const { group, parts } of largestFirst(groups, respondents)) {
      const inside = new Map<number, number>();
      for (const part of parts) inside.set(classOf[part], (inside.get(classOf[part]) ?? 0) + respondents[part]);
      const enough = [...inside].every(([own, people]) => {
        const rest = sizes[own] - people;
        return people >= minimum && (rest === 0 || rest >= minimum);
      });
      if (!enough) continue;
      admitted.add(group);
      split(classOf, sizes, parts, inside);
    }
    return admitted;
  });
}

/** Takes the group's people out of every class that also has others, into a class of their own. */
function split(classOf: Int32Array, sizes: number[], parts: readonly number[], inside: Map<number, number>): void {
  const fresh = new Map<number, number>();
  for (const [own, people] of inside) {
    if (sizes[own] === people) continue;
    fresh.set(own, sizes.push(people) - 1);
    sizes[own] -= people;
  }
  for (const part of parts) classOf[part] = fresh.get(classOf[part]) ?? classOf[part];
}

function largestFirst(groups: readonly number[], respondents: readonly number[]): { group: number; parts: number[] }[] {
  const found = new Map<number, { group: number; people: number; parts: number[] }>();
  groups.forEach((group, part) => {
    if (group < 0 || respondents[part] === 0) return;
    const entry = found.get(group) ?? { group, people: 0, parts: [] };
    entry.people += respondents[part];
    entry.parts.push(part);
    found.set(group, entry);
  });
  return [...found.values()].toSorted((a, b) => b.people - a.people || b.group - a.group);
}
