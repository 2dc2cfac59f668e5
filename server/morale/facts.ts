import type { AskedPeriod } from '#server/facts/askedPeriod.ts';
import { countingDay } from '#server/facts/countingDay.ts';
import { groupRef } from '#server/facts/groups.ts';
import { CELL_GROUPINGS } from '#server/facts/releasedFacts.ts';
import { NO_CODE, type Snapshot } from '#server/facts/snapshot.ts';
import { type Grouping, grouping, type Ref } from '#shared/contract/grouping.ts';
import type { MoraleGrouping } from '#shared/contract/morale.ts';

/** Groups of one kind, each with its place in columns. */
export interface Places {
  groups: Ref[];
  /** Each group's code; of a crossing the first of its two. */
  codes: number[];
  /** Per released cell its place; -1 for cells of another kind. */
  ofCell: Int32Array;
  /** From a group's code to its place; the place after the last for a group without released cells. */
  place(code: number): number;
}

/** What morale is told from: the released cells of some waves, for one kind of groups, and those of whole areas. */
export interface MoraleFacts {
  snapshot: Snapshot;
  by: MoraleGrouping;
  /** Indices into the snapshot's waves, in order of closing day. */
  waves: number[];
  own: Places;
  areas: Places;
}

/** Which waves does the request speak of: the one named, else every one that closed in the period. */
export function wavesAsked(snapshot: Snapshot, period: AskedPeriod, name: string | undefined): number[] {
  return snapshot.waves.flatMap((wave, index) =>
    (name === undefined ? wave.closedOn >= period.from && wave.closedOn < period.to : wave.name === name)
      ? [index]
      : [],
  );
}

/**
 * The groups are those anybody answered in, in any wave, and those that had people when one of the asked waves closed: a group is told of
 * alike whether nobody answered or too few.
 */
export function moraleFacts(snapshot: Snapshot, by: MoraleGrouping, waves: number[]): MoraleFacts {
  const plain = grouping.safeParse(by);
  const peopled = plain.success ? codesWithPeople(snapshot, plain.data, waves) : [];
  return { snapshot, by, waves, own: placesOf(snapshot, by, peopled), areas: placesOf(snapshot, 'area', []) };
}

/** Do the records say who worked here when the wave closed? */
export function hasPeople({ spells, waves }: Snapshot, wave: number): boolean {
  const day = countingDay(spells, waves[wave].closedOn);
  return day !== undefined && spells.from.some((from, spell) => from <= day && day < spells.to[spell]);
}

/** The groups with people on the counting day of one of the waves. */
function codesWithPeople({ spells, waves: all }: Snapshot, by: Grouping, waves: readonly number[]): number[] {
  const days = waves.flatMap((wave) => countingDay(spells, all[wave].closedOn) ?? []);
  const found = new Set<number>();
  for (const day of new Set(days))
    for (let spell = 0; spell < spells.employee.length; spell++)
      if (spells.from[spell] <= day && day < spells.to[spell]) found.add(spells[by][spell]);
  found.delete(NO_CODE);
  return [...found];
}

interface GroupCode {
  group: number;
  second: number;
}

const keyOf = ({ group, second }: GroupCode): string => `${group} ${second}`;

function placesOf(snapshot: Snapshot, by: MoraleGrouping, peopled: readonly number[]): Places {
  const { grouping: kind, group, second } = snapshot.released;
  const wanted = CELL_GROUPINGS.indexOf(by);
  const rows = [...kind.keys()].filter((row) => kind[row] === wanted);
  const codeAt = (row: number): GroupCode => ({ group: group[row], second: second[row] });
  const codes = [...rows.map(codeAt), ...peopled.map((code) => ({ group: code, second: NO_CODE }))];
  const found = new Map(codes.map((code) => [keyOf(code), code]));
  const distinct = [...found.values()].sort((a, b) => a.group - b.group || a.second - b.second);
  const places = new Map(distinct.map((code, place) => [keyOf(code), place]));
  const ofCell = new Int32Array(kind.length).fill(-1);
  for (const row of rows) ofCell[row] = places.get(keyOf(codeAt(row)))!;
  return {
    groups: distinct.map((code) => refOf(snapshot, by, code.group, code.second)),
    codes: distinct.map(({ group }) => group),
    ofCell,
    place: (code) => places.get(keyOf({ group: code, second: NO_CODE })) ?? distinct.length,
  };
}

function refOf(snapshot: Snapshot, by: MoraleGrouping, code: number, second: number): Ref {
  const plain = grouping.safeParse(by);
  if (plain.success) return groupRef(snapshot, plain.data, code);
  if (by === 'area') return groupRef(snapshot, 'manager', code);
  const { tenureBand, department, location } = snapshot.labels;
  if (by === 'tenure band') return named(tenureBand[code]);
  return named(`${department[code]}, ${(by === 'department and location' ? location : tenureBand)[second]}`);
}

const named = (name: string): Ref => ({ id: name, name });

/** People with a stay on the counting day, per place and then in all; undefined when there is no such day, or the records do not know such groups. */
export function assignedAt({ snapshot, by, own }: MoraleFacts, wave: number): Float64Array | undefined {
  const { spells } = snapshot;
  const day = countingDay(spells, snapshot.waves[wave].closedOn);
  const plain = grouping.safeParse(by);
  if (day === undefined || !plain.success) return undefined;
  const groupOf = spells[plain.data];
  const assigned = new Float64Array(own.groups.length + 2);
  for (let spell = 0; spell < spells.employee.length; spell++) {
    if (spells.from[spell] > day || spells.to[spell] <= day) continue;
    assigned[own.place(groupOf[spell])] += 1;
    assigned[own.groups.length + 1] += 1;
  }
  return assigned;
}
