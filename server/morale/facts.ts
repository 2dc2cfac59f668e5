import type { AskedPeriod } from '#server/facts/askedPeriod.ts';
import { groupCount, groupRef } from '#server/facts/groups.ts';
import { NO_CODE, type Snapshot, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import type { Day } from '#shared/calendar/day.ts';
import type { Grouping, Ref } from '#shared/contract/grouping.ts';

/** What morale is computed from: the answers of some waves, for the groups that one grouping makes of the respondents. */
export interface MoraleFacts {
  snapshot: Snapshot;
  by: Grouping;
  /** Indices into the snapshot's waves, in order of closing day. */
  waves: number[];
  groups: Ref[];
  /** From a group's code to its place in `groups`; the place after the last is for people without a group. */
  place(code: number): number;
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
export function moraleFacts(snapshot: Snapshot, by: Grouping, waves: number[]): MoraleFacts {
  const codes = snapshot.dimensionCells[by];
  const places = new Int32Array(groupCount(snapshot, by)).fill(NO_CODE);
  for (let row = 0; row < codes.length; row++) if (codes[row] !== NO_CODE) places[codes[row]] = 0;
  const groups: Ref[] = [];
  for (let code = 0; code < places.length; code++) {
    if (places[code] !== NO_CODE) places[code] = groups.push(groupRef(snapshot, by, code)) - 1;
  }
  const place = (code: number): number => (code === NO_CODE || places[code] === NO_CODE ? groups.length : places[code]);
  return { snapshot, by, waves, groups, place };
}

/**
 * The day on which people are counted who could have answered: the wave's closing day, or the day before when the stays are known
 * just up to it. `undefined` when the stays end earlier.
 */
export function countingDay(snapshot: Snapshot, wave: number): Day | undefined {
  const known = snapshot.spells.to.reduce((last, to) => Math.max(last, to), UNKNOWN_DAY);
  const day = snapshot.waves[wave].closedOn;
  if (day > known) return undefined;
  return day === known ? day - 1 : day;
}

/** People with a stay on the counting day, per place and then in all; undefined when there is no such day. */
export function assignedAt(facts: MoraleFacts, wave: number): Float64Array | undefined {
  const { spells } = facts.snapshot;
  const day = countingDay(facts.snapshot, wave);
  if (day === undefined) return undefined;
  const groupOf = spells[facts.by];
  const assigned = new Float64Array(facts.groups.length + 2);
  for (let spell = 0; spell < spells.employee.length; spell++) {
    if (spells.from[spell] > day || spells.to[spell] <= day) continue;
    assigned[facts.place(groupOf[spell])] += 1;
    assigned[facts.groups.length + 1] += 1;
  }
  return assigned;
}
