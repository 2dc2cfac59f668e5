import { NotExact } from './choice/change.ts';
import { NullSpace } from './choice/nullSpace.ts';
import { classesOf, type ShownGroup } from './classes.ts';
import type { FamilyGrouping } from './family.ts';
import { COMPANY, keyOf, type Members, membersOf, type ShownBefore } from './releasedBefore.ts';

/** What a wave shows of one dimension. */
export interface ShownNow {
  /** Who stands behind its shown cells, and behind whatever else can be worked out from them, class by class. */
  shown: ShownBefore;
  /** Those classes again, in parts of the family. */
  classes: number[][];
}

export function shownNow(
  members: Members,
  family: readonly FamilyGrouping[],
  shown: readonly ShownGroup[],
  { isTotalShown, minimum }: { isTotalShown: boolean; minimum: number },
): ShownNow {
  const keys = new Set(shown.map(({ at, group }) => keyOf(family[at], group)));
  if (isTotalShown) keys.add(COMPANY);
  const classes = classesOf(members, family, shown);
  const space = spaceOf(members, family, { shown, isTotalShown });
  const partsOf = (rows: readonly number[]): number[] => [...new Set(rows.map((row) => members.parts[row]))];
  const told = classes.map((rows) => ({ rows, parts: partsOf(rows) })).filter(({ parts }) => canBeHad(space, parts));
  return {
    shown: {
      cells: membersOf(members, family, (key) => keys.has(key)),
      classes: told.map(({ rows }) => Int32Array.from(rows, (row) => members.people[row]).sort()),
      minimum,
      sameWave: false,
    },
    classes: told.map(({ parts }) => parts),
  };
}

/** What the shown cells leave open, over the parts; undefined where that cannot be reckoned exactly. */
function spaceOf(
  members: Members,
  family: readonly FamilyGrouping[],
  { shown, isTotalShown }: { shown: readonly ShownGroup[]; isTotalShown: boolean },
): NullSpace | undefined {
  const people = new Int32Array(family[0].ofPart.length);
  for (const part of members.parts) people[part]++;
  const space = new NullSpace(people);
  const partsOf = family.map(({ groups, ofPart }) => {
    const parts = groups.map((): number[] => []);
    ofPart.forEach((group, part) => group >= 0 && parts[group].push(part));
    return parts;
  });
  try {
    if (isTotalShown) space.narrow([...family[0].ofPart.keys()]);
    for (const { at, group } of shown) space.narrow(partsOf[at][group]);
    return space;
  } catch (error) {
    if (error instanceof NotExact) return undefined;
    throw error;
  }
}

/** Can this class's sum be worked out? Where that cannot be told it is taken to be. */
const canBeHad = (space: NullSpace | undefined, parts: readonly number[]): boolean => space?.determines(parts) ?? true;
