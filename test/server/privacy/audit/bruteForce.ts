/** Answers from 0 to `top` per person, and the sums of some sets of people. */
export interface Puzzle {
  people: number;
  top: number;
  sets: number[][];
  sums: number[];
}

/** Every group of fewer people than the minimum whose sum is the same in all answers that fit: by trying all answers there are. */
export function knownGroups({ people, top, sets, sums }: Puzzle, minimum: number): number[][] {
  const groups = subsets(people).filter((group) => group.length > 0 && group.length < minimum);
  const known = groups.map((): number | 'open' | undefined => undefined);
  const answers = Array.from({ length: people }, () => 0);
  const total = (group: readonly number[]): number => group.reduce((sum, at) => sum + answers[at], 0);
  for (let code = 0; code < (top + 1) ** people; code++) {
    for (let at = 0, rest = code; at < people; at++, rest = Math.floor(rest / (top + 1)))
      answers[at] = rest % (top + 1);
    if (sets.some((set, i) => total(set) !== sums[i])) continue;
    groups.forEach((group, i) => {
      const sum = total(group);
      known[i] = known[i] === undefined || known[i] === sum ? sum : 'open';
    });
  }
  return groups.filter((_, i) => known[i] !== 'open');
}

export const subsets = (size: number): number[][] =>
  Array.from({ length: 2 ** size }, (_, set) =>
    Array.from({ length: size }, (_, at) => at).filter((at) => (set >> at) & 1),
  );
