import type { Members, People } from '../releasedBefore.ts';

/** The people of two waves, in classes nobody can tell apart by the cells of either. */
export interface JointClasses {
  /** People per class. */
  readonly people: number[];
  /** The cells of the earlier wave, in classes. */
  readonly before: number[][];
  /** Per part of the later wave, its classes. */
  readonly ofPart: number[][];
}

/** `cells` are those an earlier wave shows, by who stands behind each. */
export function jointClasses({ people, parts }: Members, cells: readonly People[], partCount: number): JointClasses {
  const partOf = new Map<number, number>();
  people.forEach((person, row) => partOf.set(person, parts[row]));
  const cellsOf = new Map<number, string>();
  cells.forEach((cell, at) => {
    for (const person of cell) cellsOf.set(person, `${cellsOf.get(person) ?? ''} ${at.toString(36)}`);
  });
  const joint: JointClasses = {
    people: [],
    before: cells.map(() => []),
    ofPart: Array.from({ length: partCount }, () => []),
  };
  const known = new Map<string, number>();
  for (const person of new Set([...partOf.keys(), ...cellsOf.keys()])) {
    const [own, part] = [cellsOf.get(person) ?? '', partOf.get(person) ?? -1];
    const key = `${part}${own}`;
    let at = known.get(key);
    if (at === undefined) {
      at = joint.people.push(0) - 1;
      known.set(key, at);
      if (part >= 0) joint.ofPart[part].push(at);
      for (const cell of own.split(' ').slice(1)) joint.before[Number.parseInt(cell, 36)].push(at);
    }
    joint.people[at] += 1;
  }
  return joint;
}
