import type { AskedPeriod } from '#server/facts/askedPeriod.ts';
import { groupCount } from '#server/facts/groups.ts';
import { NO_CODE, type Snapshot, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import type { Grouping } from '#shared/contract/grouping.ts';

/** What practice is computed from: the snapshot's sales and activity, and the group each deal belongs to. */
export interface PracticeFacts {
  snapshot: Snapshot;
  by: Grouping;
  period: AskedPeriod;
  /** Number of group codes. */
  groups: number;
  /** 1 for people who had a report on a day of the period. */
  manages: Uint8Array;
  /** 1 for groups that had people on a day of the period. */
  present: Uint8Array;
  /** The group a deal is credited to: by manager the owner's on the closing day, else the place the owner had then. */
  groupOfDeal(deal: number): number;
}

export function practiceFacts(snapshot: Snapshot, by: Grouping, period: AskedPeriod): PracticeFacts {
  const { spells, deals } = snapshot;
  const groups = groupCount(snapshot, by);
  const manages = new Uint8Array(snapshot.people.externalId.length);
  const present = new Uint8Array(groups);
  for (let spell = 0; spell < spells.employee.length; spell++) {
    if (spells.from[spell] >= period.to || spells.to[spell] <= period.from) continue;
    if (spells.manager[spell] !== NO_CODE) manages[spells.manager[spell]] = 1;
    if (spells[by][spell] !== NO_CODE) present[spells[by][spell]] = 1;
  }
  const groupOfDeal = by === 'manager' ? (deal: number) => deals.manager[deal] : placeOfOwner(snapshot, by);
  return { snapshot, by, period, groups, manages, present, groupOfDeal };
}

/** The place a deal's owner had on its closing day, or on the last day known when it is open or closed after that. */
function placeOfOwner(snapshot: Snapshot, by: Exclude<Grouping, 'manager'>): (deal: number) => number {
  const { spells, deals, people } = snapshot;
  const starts = new Int32Array(people.externalId.length + 1);
  for (const employee of spells.employee) starts[employee + 1] += 1;
  for (let person = 0; person < people.externalId.length; person++) starts[person + 1] += starts[person];
  const filled = starts.slice();
  const ofPerson = new Int32Array(spells.employee.length);
  for (let spell = 0; spell < spells.employee.length; spell++) ofPerson[filled[spells.employee[spell]]++] = spell;
  return (deal) => {
    const owner = deals.owner[deal];
    if (owner === NO_CODE) return NO_CODE;
    const closed = deals.closed[deal] === UNKNOWN_DAY ? Number.POSITIVE_INFINITY : deals.closed[deal];
    let [latest, place] = [Number.NEGATIVE_INFINITY, NO_CODE];
    for (let at = starts[owner]; at < starts[owner + 1]; at++) {
      const spell = ofPerson[at];
      if (spells.from[spell] > closed || spells.to[spell] <= latest) continue;
      [latest, place] = [spells.to[spell], spells[by][spell]];
    }
    return place;
  };
}
