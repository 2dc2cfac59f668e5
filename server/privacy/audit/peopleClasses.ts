/**
 * What is shown of one question, as somebody with the organisation chart and a pencil has it: classes of respondents nobody can
 * tell apart, and per shown cell the classes it adds up. `hidden` are the cells of the family that are not shown.
 */
export interface Shown {
  /** Respondents per class. */
  readonly people: readonly number[];
  readonly shown: readonly (readonly number[])[];
  readonly hidden: readonly (readonly number[])[];
}

/** The same with classes put together that belong to the same shown cells: no adding and subtracting can part them. */
export interface Merged {
  readonly people: number[];
  readonly shown: number[][];
  /** Per hidden cell the classes it is made of; undefined where it cuts through one, so that no sum can be it. */
  readonly hidden: (number[] | undefined)[];
  /** From the class before to the one after; -1 where nobody answered. */
  readonly classOf: Int32Array;
}

export function merged({ people, shown, hidden }: Shown): Merged {
  const keys: string[][] = people.map(() => []);
  shown.forEach((cell, at) => {
    for (const part of cell) keys[part].push(at.toString(36));
  });
  const found = new Map<string, number>();
  const classOf = Int32Array.from(people, (count, part) => {
    if (count === 0) return -1;
    const key = keys[part].join(' ');
    return found.get(key) ?? (found.set(key, found.size), found.size - 1);
  });
  const together = Array.from({ length: found.size }, () => 0);
  const parts = Array.from({ length: found.size }, () => 0);
  classOf.forEach((own, part) => {
    if (own < 0) return;
    together[own] += people[part];
    parts[own] += 1;
  });
  const classesIn = (cell: readonly number[]): Map<number, number> => {
    const inside = new Map<number, number>();
    for (const part of cell) if (classOf[part] >= 0) inside.set(classOf[part], (inside.get(classOf[part]) ?? 0) + 1);
    return inside;
  };
  return {
    people: together,
    shown: shown.map((cell) => [...classesIn(cell).keys()]),
    hidden: hidden.map((cell) => {
      const inside = classesIn(cell);
      return [...inside].every(([own, count]) => count === parts[own]) ? [...inside.keys()] : undefined;
    }),
    classOf,
  };
}
