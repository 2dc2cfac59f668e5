import { merged } from './audit/peopleClasses.ts';
import { RowSpace } from './audit/rowSpace.ts';
import type { FamilyGrouping } from './family.ts';
import type { Telling } from './suppress.ts';
import { everybody, SHOWN, type SurveyCells } from './survey.ts';

/** The cells of one dimension over all groupings, and what was decided about them. */
export interface DecidedCells {
  readonly family: readonly FamilyGrouping[];
  /** Per partition of the family, and of the parts these are made of. */
  readonly sums: readonly SurveyCells[];
  readonly parts: SurveyCells;
  readonly decisions: readonly Uint8Array[];
}

/** A shown cell, by its place in its partition; the parts and, later, the classes it adds up. */
interface ShownCell {
  readonly at: number;
  readonly cell: number;
  readonly people: number;
  readonly isTotal: boolean;
  readonly parts: readonly number[];
}

/**
 * In which shown cells is a telling number left out, per partition? 1 where it tells of the cell itself; 2 where with others, of any grouping,
 * it would give away a group that it tells of: a cell that is veiled, people who share all their shown groups, or what is left of the
 * total when a grouping's told cells are taken from it. Of the cells needed for it the smallest is left out.
 */
export function veiledCells(decided: DecidedCells, tells: Telling): Uint8Array[] {
  const veiled = decided.decisions.map((decision) => new Uint8Array(decision.length));
  const shown = shownCells(decided);
  const mark = ({ at, cell, isTotal }: ShownCell, how: number): void => {
    if (!isTotal) veiled[at][cell] = how;
    else decided.family.forEach(({ groups }, each) => (veiled[each][everybody(groups.length)] = how));
  };
  const own = new Set(shown.filter(({ at, cell }) => tells(decided.sums[at], [cell])));
  for (const one of own) mark(one, 1);
  const taken = new Set(own);
  const told = (): ShownCell[] => shown.filter((one) => !taken.has(one));
  const givenAway = givingAway(decided, shown, tells);
  for (let next = givenAway(told(), own); next !== undefined; next = givenAway(told(), own)) taken.add(next);
  for (const one of taken) if (!own.has(one)) mark(one, 2);
  return veiled;
}

function shownCells({ family, sums, parts, decisions }: DecidedCells): ShownCell[] {
  const answered = [...parts.respondents.keys()].filter((part) => part < family[0].ofPart.length);
  const groups = family.flatMap(({ ofPart }, at) => {
    const inside = new Map<number, number[]>();
    ofPart.forEach((group, part) => {
      if (group < 0 || decisions[at][group] !== SHOWN) return;
      const known = inside.get(group);
      if (known) known.push(part);
      else inside.set(group, [part]);
    });
    return [...inside].map(([cell, own]): ShownCell => {
      return { at, cell, people: sums[at].respondents[cell], isTotal: false, parts: own };
    });
  });
  const cell = everybody(family[0].groups.length);
  if (decisions[0][cell] !== SHOWN) return groups;
  return [{ at: 0, cell, people: sums[0].respondents[cell], isTotal: true, parts: answered }, ...groups];
}

const weighed = (target: readonly number[]): Map<number, number> => new Map(target.map((each) => [each, 1]));

/** Finds the cell to leave out next: the smallest of those by which a telling group comes out of what is told. */
function givingAway({ family, parts }: DecidedCells, shown: readonly ShownCell[], tells: Telling) {
  const people = Array.from(family[0].ofPart, (_, part) => parts.respondents[part]);
  const { classOf, ...classes } = merged({ people, shown: shown.map((one) => one.parts), hidden: [] });
  const cellOf = new Map(shown.map((one, at) => [one, classes.shown[at]]));
  const partsOf = classes.people.map((): number[] => []);
  classOf.forEach((own, part) => own >= 0 && partsOf[own].push(part));
  const isTelling = (own: readonly number[]): boolean =>
    own.length > 0 &&
    tells(
      parts,
      own.flatMap((each) => partsOf[each]),
    );
  const alone = [...classes.people.keys()].map((own) => [own]).filter(isTelling);
  const total = shown.find(({ isTotal }) => isTotal);
  const remainders = (told: readonly ShownCell[]): number[][] =>
    total === undefined
      ? []
      : family.map((_, at) => {
          const without = new Set(
            told.filter((one) => one.at === at && one !== total).flatMap((one) => cellOf.get(one)!),
          );
          return cellOf.get(total)!.filter((own) => !without.has(own));
        });
  return (told: readonly ShownCell[], own: ReadonlySet<ShownCell>): ShownCell | undefined => {
    const targets = [...[...own].map((one) => cellOf.get(one)!), ...alone, ...remainders(told).filter(isTelling)];
    if (targets.length === 0) return undefined;
    const space = new RowSpace(
      classes.people.length,
      told.map((one) => cellOf.get(one)!),
    );
    const found = targets.find((target) => space.contains(weighed(target)));
    if (found === undefined) return undefined;
    const named = new RowSpace(classes.people.length, [], told.length);
    told.forEach((one, name) => named.add(cellOf.get(one)!, name));
    const used = [...named.combination(weighed(found))!.keys()].map((name) => told[name]);
    return used.toSorted((a, b) => Number(a.isTotal) - Number(b.isTotal) || a.people - b.people)[0];
  };
}
