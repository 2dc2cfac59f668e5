import { groupRef, subjectOf } from '#server/facts/groups.ts';
import { NO_CODE } from '#server/facts/snapshot.ts';
import { OPEN, WON } from '#server/facts/stages.ts';
import type { DealLengthsRow } from '#shared/contract/dealLengths.ts';
import { quantile } from '#shared/stats/quantile.ts';
import { daysToClose } from './daysToClose.ts';
import type { PracticeFacts } from './facts.ts';
import { firstDeals } from './firstDeals.ts';
import { inPeriod } from './tallyDeals.ts';

/** Days of one group's deals. */
interface Lengths {
  won: number[];
  lost: number[];
  firstWins: number[];
}

export interface DealLengths {
  rows: DealLengthsRow[];
  total: DealLengthsRow;
  /** Deals closed in the period that do not say when they were opened, or say a day after the last. */
  untold: number;
}

/**
 * How long do deals take, in days from opened to closed, and how long until a seller's first win? One row a group with such a deal, credited as
 * in the tally of deals; a first win counts for the group of the deal won. Of several deals won on a seller's first winning day the first counts.
 */
export function computeDealLengths(facts: PracticeFacts): DealLengths {
  const { snapshot, by, period } = facts;
  const { deals } = snapshot;
  const groups = new Map<number, Lengths>();
  const all = emptyLengths();
  const add = (deal: number, what: keyof Lengths, days: number): void => {
    all[what].push(days);
    const group = facts.groupOfDeal(deal);
    if (group === NO_CODE) return;
    const own = groups.get(group) ?? emptyLengths();
    groups.set(group, own);
    own[what].push(days);
  };
  let untold = 0;
  for (let deal = 0; deal < deals.stage.length; deal++) {
    if (deals.stage[deal] === OPEN || !inPeriod(deals, deal, period)) continue;
    const days = daysToClose(deals, deal);
    if (days === undefined) untold += 1;
    else add(deal, deals.stage[deal] === WON ? 'won' : 'lost', days);
  }
  for (const { win, days } of firstDeals(deals).values()) {
    if (win !== undefined && days !== undefined && inPeriod(deals, win, period)) add(win, 'firstWins', days);
  }
  const rows = [...groups]
    .map(([code, lengths]) => ({ ...subjectOf(by, groupRef(snapshot, by, code)), ...measured(lengths) }))
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return { rows, total: measured(all), untold };
}

const emptyLengths = (): Lengths => ({ won: [], lost: [], firstWins: [] });
const nameOf = ({ manager, group }: DealLengthsRow): string => (manager ?? group)!.name;

function measured({ won, lost, firstWins: wins }: Lengths): Omit<DealLengthsRow, 'manager' | 'group'> {
  return {
    won: won.length,
    meanDaysWon: meanOf(won),
    medianDaysWon: quantile(won, 0.5),
    lost: lost.length,
    meanDaysLost: meanOf(lost),
    medianDaysLost: quantile(lost, 0.5),
    firstWins: wins.length,
    meanDaysToFirstWin: meanOf(wins),
  };
}

const meanOf = (days: readonly number[]): number | undefined =>
  days.length === 0 ? undefined : days.reduce((sum, each) => sum + each, 0) / days.length;
