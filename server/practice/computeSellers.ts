import type { AskedPeriod } from '#server/facts/askedPeriod.ts';
import { groupRef } from '#server/facts/groups.ts';
import { NO_CODE, type Snapshot, type SpellFacts, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { OPEN, WON } from '#server/facts/stages.ts';
import { isoFromDay } from '#shared/calendar/day.ts';
import type { SellersRow } from '#shared/contract/sellers.ts';
import { quantile } from '#shared/stats/quantile.ts';
import { daysToClose } from './daysToClose.ts';
import { firstDeals } from './firstDeals.ts';
import { inPeriod } from './tallyDeals.ts';

/** One seller's deals of the period. */
interface Tally {
  deals: number;
  won: number;
  lost: number;
  wonValue: number;
  /** Won deals with a value. */
  valued: number;
  daysWon: number[];
}

export interface Sellers {
  rows: SellersRow[];
  /** Deals of the period that name no owner: they are in no row. */
  ownerless: number;
  /** Won deals in the rows without a value, and without a length: in no sum, in no median. */
  withoutValue: number;
  withoutLength: number;
  /** Closed deals without a closing day, which lie in no period that was asked for. */
  undated: number;
}

/** What happened with each seller's deals? One row an owner of a deal of the period, in order of name; who owns none has no row. */
export function computeSellers(snapshot: Snapshot, period: AskedPeriod): Sellers {
  const { deals } = snapshot;
  const tallies = new Map<number, Tally>();
  let [ownerless, undated] = [0, 0];
  for (let deal = 0; deal < deals.stage.length; deal++) {
    if (!inPeriod(deals, deal, period)) {
      if (deals.stage[deal] !== OPEN && deals.closed[deal] === UNKNOWN_DAY) undated += 1;
      continue;
    }
    const owner = deals.owner[deal];
    if (owner === NO_CODE) {
      ownerless += 1;
      continue;
    }
    const tally = tallies.get(owner) ?? { deals: 0, won: 0, lost: 0, wonValue: 0, valued: 0, daysWon: [] };
    tallies.set(owner, tally);
    add(tally, snapshot, deal);
  }
  const all = [...tallies.values()];
  return {
    rows: rowsOf(snapshot, tallies),
    ownerless,
    withoutValue: all.reduce((sum, { won, valued }) => sum + won - valued, 0),
    withoutLength: all.reduce((sum, { won, daysWon }) => sum + won - daysWon.length, 0),
    undated,
  };
}

function add(tally: Tally, { deals }: Snapshot, deal: number): void {
  tally.deals += 1;
  if (deals.stage[deal] === OPEN) return;
  if (deals.stage[deal] !== WON) {
    tally.lost += 1;
    return;
  }
  tally.won += 1;
  const days = daysToClose(deals, deal);
  if (days !== undefined) tally.daysWon.push(days);
  if (Number.isNaN(deals.value[deal])) return;
  tally.valued += 1;
  tally.wonValue += deals.value[deal];
}

function rowsOf(snapshot: Snapshot, tallies: ReadonlyMap<number, Tally>): SellersRow[] {
  const { deals, spells, labels } = snapshot;
  const last = lastSpells(spells);
  const firsts = firstDeals(deals);
  const rows = [...tallies].map(([owner, tally]): SellersRow => {
    const { deals: all, won, lost, wonValue, valued, daysWon } = tally;
    const spell = last.get(owner);
    const [manager, location] =
      spell === undefined ? [NO_CODE, NO_CODE] : [spells.manager[spell], spells.location[spell]];
    const first = firsts.get(owner)!;
    return {
      seller: groupRef(snapshot, 'manager', owner),
      manager: manager === NO_CODE ? undefined : groupRef(snapshot, 'manager', manager),
      location: location === NO_CODE ? undefined : labels.location[location],
      deals: all,
      won,
      lost,
      wonValue: valued > 0 || won === 0 ? wonValue : undefined,
      firstOpened: first.opened === undefined ? undefined : isoFromDay(first.opened),
      firstWon: first.win === undefined ? undefined : isoFromDay(deals.closed[first.win]),
      daysToFirstWin: first.days,
      medianDaysWon: quantile(daysWon, 0.5),
    };
  });
  return rows.toSorted((a, b) => byText(a.seller.name, b.seller.name) || byText(a.seller.id, b.seller.id));
}

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** Each person's latest stay: the one that holds on the last day the files of people know of, or the last before. */
function lastSpells({ employee, from, to }: SpellFacts): Map<number, number> {
  const last = new Map<number, number>();
  for (let spell = 0; spell < employee.length; spell++) {
    const known = last.get(employee[spell]);
    const isLater =
      known === undefined || to[spell] > to[known] || (to[spell] === to[known] && from[spell] > from[known]);
    if (isLater) last.set(employee[spell], spell);
  }
  return last;
}
