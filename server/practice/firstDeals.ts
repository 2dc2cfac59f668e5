import { type DealFacts, NO_CODE, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { WON } from '#server/facts/stages.ts';

/** How a seller began, over all records. */
export interface FirstDeals {
  /** Day of the first deal opened; undefined when no deal of theirs says when. */
  opened: number | undefined;
  /** The deal won first (an index into the deals), of several on that day the first; undefined when none with a closing day was won. */
  win: number | undefined;
  /** Days from the one to the other; undefined where either is not known, or the first deal was opened after the win. */
  days: number | undefined;
}

/** By owner: the first deal opened and the first won. Owners of no deal have no entry, deals without owner count for nobody. */
export function firstDeals(deals: DealFacts): Map<number, FirstDeals> {
  const first = new Map<number, FirstDeals>();
  for (let deal = 0; deal < deals.stage.length; deal++) {
    const owner = deals.owner[deal];
    if (owner === NO_CODE) continue;
    const own = first.get(owner) ?? { opened: undefined, win: undefined, days: undefined };
    first.set(owner, own);
    const [opened, closed] = [deals.opened[deal], deals.closed[deal]];
    if (opened !== UNKNOWN_DAY && (own.opened === undefined || opened < own.opened)) own.opened = opened;
    if (deals.stage[deal] !== WON || closed === UNKNOWN_DAY) continue;
    if (own.win === undefined || closed < deals.closed[own.win]) own.win = deal;
  }
  for (const own of first.values()) {
    if (own.opened === undefined || own.win === undefined) continue;
    const days = deals.closed[own.win] - own.opened;
    if (days >= 0) own.days = days;
  }
  return first;
}
