import { NotExact } from './audit/integerRows.ts';
import { RowSpace } from './audit/rowSpace.ts';
import { type Classes, classesOf, type ShownGroup } from './classes.ts';
import type { FamilyGrouping } from './family.ts';
import { COMPANY, keyOf, type Members, membersOf, type ShownBefore } from './releasedBefore.ts';

/** What a wave shows: who stands behind its shown cells, and behind whatever else can be worked out from them, class by class. */
export function shownNow(
  members: Members,
  family: readonly FamilyGrouping[],
  shown: readonly ShownGroup[],
  { isTotalShown, minimum }: { isTotalShown: boolean; minimum: number },
): ShownBefore {
  const keys = new Set(shown.map(({ at, group }) => keyOf(family[at], group)));
  if (isTotalShown) keys.add(COMPANY);
  const classes = classesOf(members, family, shown);
  const space = spaceOf(classes, shown.length, isTotalShown);
  const told = classes.rows.filter((_, own) => canBeHad(space, own));
  return {
    cells: membersOf(members, family, (key) => keys.has(key)),
    classes: told.map((own) => Int32Array.from(own, (row) => members.people[row]).sort()),
    minimum,
    sameWave: false,
  };
}

/** All that adding and subtracting shown cells can give, in classes. */
function spaceOf({ within }: Classes, shown: number, isTotalShown: boolean): RowSpace {
  const sets = Array.from({ length: shown }, (): number[] => []);
  within.forEach((cells, own) => {
    for (const cell of cells) sets[cell].push(own);
  });
  return new RowSpace(within.length, isTotalShown ? [...sets, [...within.keys()]] : sets);
}

/** Can this class's sum be worked out? What cannot be reduced exactly is taken to be. */
function canBeHad(space: RowSpace, own: number): boolean {
  try {
    return space.contains(new Map([[own, 1]]));
  } catch (error) {
    if (error instanceof NotExact) return true;
    throw error;
  }
}
