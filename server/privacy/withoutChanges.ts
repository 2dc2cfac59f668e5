import { NotExact } from './audit/integerRows.ts';
import { RowSpace } from './audit/rowSpace.ts';
import { classesOf, type Classes, type ShownGroup } from './classes.ts';
import type { FamilyGrouping } from './family.ts';
import {
  COMPANY,
  difference,
  isSafeDifference,
  type Members,
  type People,
  type ShownBefore,
} from './releasedBefore.ts';

/** Respondents of one dimension, the family they are grouped by, and what earlier waves have shown of them. */
export interface Beside {
  members: Members;
  family: readonly FamilyGrouping[];
  earlier: readonly ShownBefore[];
  minimum: number;
}

/** Cells whose respondents differ from those of the same cell in an earlier shown wave, but by fewer people than the minimum. */
export function tooLittleChanged(
  cells: ReadonlyMap<string, People>,
  earlier: readonly ShownBefore[],
  minimum: number,
): Set<string> {
  const changed = new Set<string>();
  for (const [key, people] of cells) {
    const before = earlier.flatMap((wave) => wave.cells.get(key) ?? []);
    if (before.some((own) => !isSafeDifference(difference(people, own), minimum))) changed.add(key);
  }
  return changed;
}

/**
 * Takes shown cells away, the smallest first, until neither a withheld cell nor what lies between shown cells can be worked out that
 * differs from what an earlier wave showed by fewer people than the minimum. Returns what may stay.
 */
export function withoutChanges(
  beside: Beside,
  withheld: ReadonlyMap<string, People>,
  admitted: readonly ShownGroup[],
): ShownGroup[] {
  if (beside.earlier.length === 0) return [...admitted];
  let shown = [...admitted];
  for (;;) {
    const classes = classesOf(beside.members, beside.family, shown);
    const space = spaceOf(classes, shown.length, !withheld.has(COMPANY));
    const telling = [
      ...tellingClasses(beside, classes).map((own) => [own]),
      ...[...withheld.values()].flatMap((people) => wholeClasses(beside.members, classes, people) ?? []),
    ].filter((own) => canBeHad(space, own));
    const given = new Set(telling.map((own) => breakUp(classes, shown, own)));
    given.delete(-1);
    if (given.size === 0) return shown;
    shown = shown.filter((_, place) => !given.has(place));
  }
}

/** All that adding and subtracting shown cells can give, in classes. */
export function spaceOf({ within }: Classes, shown: number, isTotalShown: boolean): RowSpace {
  const sets = Array.from({ length: shown }, (): number[] => []);
  within.forEach((cells, own) => {
    for (const cell of cells) sets[cell].push(own);
  });
  return new RowSpace(within.length, isTotalShown ? [...sets, [...within.keys()]] : sets);
}

/** Can the sum over these classes be worked out? What cannot be reduced exactly is taken to be. */
export function canBeHad(space: RowSpace, classes: readonly number[]): boolean {
  try {
    return space.contains(new Map(classes.map((each) => [each, 1])));
  } catch (error) {
    if (error instanceof NotExact) return true;
    throw error;
  }
}

/** Classes that differ from a class or a cell of an earlier wave, but by too few people. */
function tellingClasses({ members, earlier, minimum }: Beside, { rows }: Classes): number[] {
  const last = members.people.reduce((most, person) => Math.max(most, person), -1);
  const classOf = new Int32Array(last + 1).fill(-1);
  rows.forEach((own, at) => {
    for (const row of own) classOf[members.people[row]] = at;
  });
  const overlap = new Int32Array(rows.length);
  const telling = new Set<number>();
  for (const people of earlier.flatMap(({ classes, cells }) => [...classes, ...cells.values()])) {
    const met: number[] = [];
    for (const person of people) {
      const own = person <= last ? classOf[person] : -1;
      if (own >= 0 && overlap[own]++ === 0) met.push(own);
    }
    for (const own of met) {
      const differing = people.length + rows[own].length - 2 * overlap[own];
      if (!isSafeDifference(differing, minimum)) telling.add(own);
      overlap[own] = 0;
    }
  }
  return [...telling];
}

/** The classes that make up these people, in a list of one; none when they cut through one, so that no sum can be of them. */
function wholeClasses(members: Members, { rows, ofPart }: Classes, people: People): [number[]] | undefined {
  const wanted = new Set(people);
  const inside = new Map<number, number>();
  members.people.forEach((person, row) => {
    if (!wanted.has(person)) return;
    const own = ofPart[members.parts[row]];
    inside.set(own, (inside.get(own) ?? 0) + 1);
  });
  return [...inside].every(([own, count]) => count === rows[own].length) ? [[...inside.keys()]] : undefined;
}

/** The shown cell to give up so that these classes cannot be told from others: the smallest that divides them, else that holds them or lies beside. */
function breakUp({ within }: Classes, shown: readonly ShownGroup[], own: readonly number[]): number {
  const holding = [...shown.keys()].filter((place) => own.every((each) => within[each].includes(place)));
  const dividing = new Set(own.flatMap((each) => within[each]));
  for (const place of holding) dividing.delete(place);
  if (dividing.size > 0) return smallest(shown, dividing);
  const tightest = smallest(shown, holding);
  const nearby = within.filter((each) => tightest < 0 || each.includes(tightest)).flat();
  return smallest(shown, new Set([...holding, ...nearby]));
}

/** The place of the smallest of these cells; the later of equals, and -1 of none. */
function smallest(shown: readonly ShownGroup[], among: Iterable<number>): number {
  let least = -1;
  for (const place of among) if (least < 0 || shown[place].people <= shown[least].people) least = place;
  return least;
}
