import { NO_CODE, type OwnerChangeFacts } from '#server/facts/snapshot.ts';
import { LOST, WON } from '#server/facts/stages.ts';
import type { PracticeFacts } from './facts.ts';

/** Takeovers per group, one entry a group and a last one for everything; `valued` counts the deals whose value is known. */
export interface TakeoverTally {
  takeovers: Float64Array;
  value: Float64Array;
  valued: Float64Array;
  won: Float64Array;
  lost: Float64Array;
}

/** Deals taken over: the owner changed from a report to the manager the report had that day. By manager, and in all. */
export function tallyTakeovers(facts: PracticeFacts): TakeoverTally {
  const { ownerChanges } = facts.snapshot;
  const column = (): Float64Array => new Float64Array(facts.groups + 1);
  const tally = { takeovers: column(), value: column(), valued: column(), won: column(), lost: column() };
  const counted = new Set<string>();
  for (let change = 0; change < ownerChanges.on.length; change++) {
    const { from, to } = facts.period;
    const on = ownerChanges.on[change];
    const manager = ownerChanges.to[change];
    if (on < from || on >= to || manager === NO_CODE || ownerChanges.managerOfFrom[change] !== manager) continue;
    const deal = ownerChanges.deal[change];
    for (const at of facts.by === 'manager' ? [manager, facts.groups] : [facts.groups]) {
      tally.takeovers[at] += 1;
      const key = `${deal}/${at}`;
      if (counted.has(key)) continue;
      counted.add(key);
      addTaken(tally, ownerChanges, change, at);
    }
  }
  return tally;
}

function addTaken(tally: TakeoverTally, { value, stage }: OwnerChangeFacts, change: number, at: number): void {
  if (!Number.isNaN(value[change])) {
    tally.valued[at] += 1;
    tally.value[at] += value[change];
  }
  if (stage[change] === WON) tally.won[at] += 1;
  if (stage[change] === LOST) tally.lost[at] += 1;
}
