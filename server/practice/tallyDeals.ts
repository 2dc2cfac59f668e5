import type { AskedPeriod } from '#server/facts/askedPeriod.ts';
import { NO_CODE, type DealFacts, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { LOST, OPEN, WON } from '#server/facts/stages.ts';
import type { PracticeFacts } from './facts.ts';

/** Deals per group, one entry a group and a last one for everything. Values are sums over the won deals whose value is known. */
export interface DealTally {
  sellers: Float64Array;
  deals: Float64Array;
  won: Float64Array;
  lost: Float64Array;
  wonValue: Float64Array;
  /** Won deals with a value, among them. */
  valued: Float64Array;
  /** Won by the manager as owner (by manager), or by people who manage somebody. */
  ownWonValue: Float64Array;
  /** Won deals whose file gives no value. */
  withoutValue: number;
}

/** Does a deal belong to the period? By its closing day; while open, when it was opened before the period's end. */
export function inPeriod(deals: DealFacts, deal: number, period: AskedPeriod): boolean {
  if (deals.stage[deal] === OPEN) return deals.opened[deal] < period.to;
  if (deals.closed[deal] === UNKNOWN_DAY) return period.from === -Infinity && period.to === Infinity;
  return deals.closed[deal] >= period.from && deals.closed[deal] < period.to;
}

/** Adds up deals per group in one pass. By manager, a deal counts for the team of the owner's manager, and as the owner's own. */
export function tallyDeals(facts: PracticeFacts): DealTally {
  const { deals } = facts.snapshot;
  const column = (): Float64Array => new Float64Array(facts.groups + 1);
  const tally: DealTally = {
    sellers: column(),
    deals: column(),
    won: column(),
    lost: column(),
    wonValue: column(),
    valued: column(),
    ownWonValue: column(),
    withoutValue: 0,
  };
  const newSeller = firstSeen(facts);
  for (let deal = 0; deal < deals.stage.length; deal++) {
    if (!inPeriod(deals, deal, facts.period)) continue;
    const group = facts.groupOfDeal(deal);
    const owner = deals.owner[deal];
    if (deals.stage[deal] === WON && Number.isNaN(deals.value[deal])) tally.withoutValue += 1;
    for (const at of group === NO_CODE ? [facts.groups] : [group, facts.groups]) {
      addDeal(tally, deals, deal, at);
      if (owner !== NO_CODE && newSeller(owner, at)) tally.sellers[at] += 1;
    }
    if (owner === NO_CODE || facts.manages[owner] === 0) continue;
    const ownAt = facts.by === 'manager' ? owner : group;
    for (const at of ownAt === NO_CODE ? [facts.groups] : [ownAt, facts.groups]) addOwn(tally, deals, deal, at);
  }
  return tally;
}

function addDeal(tally: DealTally, deals: DealFacts, deal: number, at: number): void {
  tally.deals[at] += 1;
  if (deals.stage[deal] === LOST) tally.lost[at] += 1;
  if (deals.stage[deal] !== WON) return;
  tally.won[at] += 1;
  if (Number.isNaN(deals.value[deal])) return;
  tally.valued[at] += 1;
  tally.wonValue[at] += deals.value[deal];
}

function addOwn(tally: DealTally, deals: DealFacts, deal: number, at: number): void {
  if (deals.stage[deal] === WON && !Number.isNaN(deals.value[deal])) tally.ownWonValue[at] += deals.value[deal];
}

/** Tells whether a person is met for the first time in a group; most people sell in one group only, so a set is kept for the rest. */
function firstSeen(facts: PracticeFacts): (owner: number, group: number) => boolean {
  const first = new Int32Array(facts.snapshot.people.externalId.length).fill(NO_CODE);
  const inAll = new Uint8Array(first.length);
  const others = new Set<number>();
  return (owner, group) => {
    if (group === facts.groups) {
      const isNew = inAll[owner] === 0;
      inAll[owner] = 1;
      return isNew;
    }
    if (first[owner] === NO_CODE) first[owner] = group;
    else if (first[owner] === group || others.has(owner * facts.groups + group)) return false;
    else others.add(owner * facts.groups + group);
    return true;
  };
}
