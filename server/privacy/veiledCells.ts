import { NotExact } from './choice/change.ts';
import { NullSpace } from './choice/nullSpace.ts';
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
  /** People who share all their shown groups and whose sum can be worked out, in parts. */
  readonly classes: readonly (readonly number[])[];
}

/** A shown cell, by its place in its partition, and the parts it adds up. */
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
 * total when a grouping's told cells are taken from it. The largest are told first; what then gives one away is left out.
 */
export function veiledCells(decided: DecidedCells, tells: Telling): Uint8Array[] {
  const veiled = decided.decisions.map((decision) => new Uint8Array(decision.length));
  const mark = ({ at, cell, isTotal }: ShownCell, how: number): void => {
    if (!isTotal) veiled[at][cell] = how;
    else decided.family.forEach(({ groups }, each) => (veiled[each][everybody(groups.length)] = how));
  };
  const shown = shownCells(decided).toSorted((a, b) => Number(b.isTotal) - Number(a.isTotal) || b.people - a.people);
  const own = new Set(shown.filter(({ at, cell }) => tells(decided.sums[at], [cell])));
  const secrets = [
    ...[...own].map(({ parts }) => parts),
    ...decided.classes.filter((each) => tells(decided.parts, each)),
  ];
  const others = shown.filter((one) => !own.has(one));
  const told = withoutTellingRest(toldCells(others, secrets, respondentsOf(decided)), decided, tells);
  for (const one of others) if (!told.has(one)) mark(one, 2);
  for (const one of own) mark(one, 1);
  return veiled;
}

function shownCells({ family, sums, parts, decisions }: DecidedCells): ShownCell[] {
  const answered = [...respondentsOf({ family, parts }).keys()];
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

/** Per part; the columns of cells end with two more. */
const respondentsOf = ({ family, parts }: Pick<DecidedCells, 'family' | 'parts'>): number[] =>
  family[0].ofPart.map((_, part) => parts.respondents[part]);

/** The cells, in their order, that with those before them give none of the secrets away, exactly reckoned. */
function toldCells(
  cells: readonly ShownCell[],
  secrets: readonly (readonly number[])[],
  people: readonly number[],
): Set<ShownCell> {
  if (secrets.length === 0) return new Set(cells);
  const space = new NullSpace(people);
  const secretsOf = people.map((): (readonly number[])[] => []);
  for (const secret of secrets) for (const part of secret) secretsOf[part].push(secret);
  const isTold = (one: ShownCell): boolean => {
    const narrowed = space.narrow(one.parts);
    if (narrowed === undefined) return true;
    const near = new Set(narrowed.pivot.at.flatMap((part) => secretsOf[part]));
    if (![...near].some((secret) => space.determines(secret))) return true;
    space.widen(narrowed);
    return false;
  };
  return new Set(cells.filter((one) => orNotExact(() => isTold(one))));
}

/** What cannot be reckoned exactly is not told. */
function orNotExact(isTold: () => boolean): boolean {
  try {
    return isTold();
  } catch (error) {
    if (error instanceof NotExact) return false;
    throw error;
  }
}

/** Without the smallest told cells of a grouping while what is left of the total tells of the people in it. */
function withoutTellingRest(
  told: ReadonlySet<ShownCell>,
  { family, parts }: DecidedCells,
  tells: Telling,
): Set<ShownCell> {
  const left = new Set(told);
  const total = [...left].find(({ isTotal }) => isTotal);
  if (total === undefined) return left;
  for (const at of family.keys()) {
    const own = [...left].filter((one) => one.at === at && !one.isTotal);
    const rest = new Set(total.parts);
    for (const one of own) for (const part of one.parts) rest.delete(part);
    for (
      let smallest = own.pop();
      smallest !== undefined && rest.size > 0 && tells(parts, [...rest]);
      smallest = own.pop()
    ) {
      left.delete(smallest);
      for (const part of smallest.parts) rest.add(part);
    }
  }
  return left;
}
