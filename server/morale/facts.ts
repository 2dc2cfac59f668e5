import type { AskedPeriod } from '#server/facts/askedPeriod.ts';
import { countingDay } from '#server/facts/countingDay.ts';
import { groupRef } from '#server/facts/groups.ts';
import { CELL_GROUPINGS } from '#server/facts/releasedFacts.ts';
import { NO_CODE, type Snapshot } from '#server/facts/snapshot.ts';
import { grouping, type Ref } from '#shared/contract/grouping.ts';
import type { MoraleGrouping } from '#shared/contract/morale.ts';

/** Groups of one kind, each with its place in columns. */
export interface Places {
  groups: Ref[];
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

/** The groups are those anybody answered in, in any wave: the same family whichever waves are asked for. */
export function moraleFacts(snapshot: Snapshot, by: MoraleGrouping, waves: number[]): MoraleFacts {
  return { snapshot, by, waves, own: placesOf(snapshot, by), areas: placesOf(snapshot, 'area') };
}

function placesOf(snapshot: Snapshot, by: MoraleGrouping): Places {
  const { grouping: kind, group, second } = snapshot.released;
  const wanted = CELL_GROUPINGS.indexOf(by);
  const rows = [...kind.keys()].filter((row) => kind[row] === wanted);
  const keyOf = (row: number): string => `${group[row]} ${second[row]}`;
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  const distinct = [...found.values()].sort((a, b) => group[a] - group[b] || second[a] - second[b]);
  const places = new Map(distinct.map((row, place) => [keyOf(row), place]));
  const ofCell = new Int32Array(kind.length).fill(-1);
  for (const row of rows) ofCell[row] = places.get(keyOf(row))!;
  return {
    groups: distinct.map((row) => refOf(snapshot, by, group[row], second[row])),
    ofCell,
    place: (code) => places.get(`${code} ${NO_CODE}`) ?? distinct.length,
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
