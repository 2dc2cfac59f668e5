import type { AskedPeriod } from '#server/facts/askedPeriod.ts';
import { NO_CODE, type Snapshot, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { OPEN } from '#server/facts/stages.ts';
import type { Grouping } from '#shared/contract/grouping.ts';
import { sellers } from './sellers.ts';

/** A person joins the timing on the day they were hired and leaves it on `until`, with or without having become productive. */
export interface Hires {
  employee: Int32Array;
  hired: Int32Array;
  /** Last day the person is seen: their exit, or the end of the deal records. */
  until: Int32Array;
  /** Group at hire (by the first stay of the employment), or NO_CODE. */
  group: Int32Array;
}

export interface RampFacts {
  snapshot: Snapshot;
  /** People who sell and were hired while deals were recorded, in the period asked for. */
  hires: Hires;
  /** People who sell, and those of them with a hire day. */
  selling: number;
  dated: number;
  /** Left out because they were hired before the first deal on record. */
  hiredEarlier: number;
}

/** First and last day the deals speak of; an open deal's closing day is a plan and does not count. */
export function dealRecords({ deals }: Snapshot): { from: number; through: number } {
  let [from, through] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const see = (day: number): void => {
    if (day === UNKNOWN_DAY) return;
    from = Math.min(from, day);
    through = Math.max(through, day);
  };
  for (let deal = 0; deal < deals.stage.length; deal++) {
    see(deals.opened[deal]);
    if (deals.stage[deal] !== OPEN) see(deals.closed[deal]);
  }
  return { from, through };
}

export function rampFacts(snapshot: Snapshot, by: Grouping, period: AskedPeriod): RampFacts {
  const { people, spells } = snapshot;
  const records = dealRecords(snapshot);
  const stays = latestEmployments(snapshot);
  const sells = sellers(snapshot, stays.first);
  const chosen: number[] = [];
  let [selling, dated, hiredEarlier] = [0, 0, 0];
  for (let person = 0; person < sells.length; person++) {
    if (sells[person] === 0) continue;
    selling += 1;
    const hired = people.hired[person];
    if (hired === UNKNOWN_DAY) continue;
    dated += 1;
    if (stays.first[person] === NO_CODE || hired < period.from || hired >= period.to) continue;
    if (hired < records.from) hiredEarlier += 1;
    else if (hired <= Math.min(records.through, stays.to[person])) chosen.push(person);
  }
  const employee = Int32Array.from(chosen);
  const hires = {
    employee,
    hired: employee.map((person) => people.hired[person]),
    until: employee.map((person) => Math.min(stays.to[person], records.through)),
    group: employee.map((person) => spells[by][stays.first[person]]),
  };
  return { snapshot, hires, selling, dated, hiredEarlier };
}

/** Each person's latest employment: its first stay (NO_CODE when there is none) and the day its last one ends. */
function latestEmployments({ people, spells }: Snapshot): { first: Int32Array; to: Int32Array } {
  const first = new Int32Array(people.hired.length).fill(NO_CODE);
  const to = new Int32Array(people.hired.length).fill(UNKNOWN_DAY);
  for (let spell = 0; spell < spells.employee.length; spell++) {
    const person = spells.employee[spell];
    if (spells.hired[spell] !== people.hired[person]) continue;
    if (first[person] === NO_CODE || spells.from[spell] < spells.from[first[person]]) first[person] = spell;
    to[person] = Math.max(to[person], spells.to[spell]);
  }
  return { first, to };
}
