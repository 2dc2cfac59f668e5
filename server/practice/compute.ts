import { groupRef } from '#server/facts/groups.ts';
import type { Snapshot } from '#server/facts/snapshot.ts';
import type { PracticeRow } from '#shared/contract/practice.ts';
import { wilsonInterval } from '#shared/stats/wilsonInterval.ts';
import type { PracticeFacts } from './facts.ts';
import { type ActivityTally, tallyActivity } from './tallyActivity.ts';
import { type DealTally, tallyDeals } from './tallyDeals.ts';
import { type TakeoverTally, tallyTakeovers } from './tallyTakeovers.ts';

const level = 0.95;
const daysPerMonth = 365.25 / 12;

interface Tallies {
  deals: DealTally;
  takeovers: TakeoverTally;
  activity: ActivityTally;
}

export interface Practice {
  rows: PracticeRow[];
  total: PracticeRow | undefined;
  /** Won deals without a value; they count as won, and in no sum of value. */
  wonWithoutValue: number;
}

/** Sales and leadership practice per group with people or deals in the period; a measure whose source was never imported is absent. */
export function compute(facts: PracticeFacts): Practice {
  const { has } = facts.snapshot;
  const measured = has.deals || has.ownerChanges || has.meetings || has.coaching || has.oneOnOnes || has.training;
  if (!measured) return { rows: [], total: undefined, wonWithoutValue: 0 };
  const tallies = { deals: tallyDeals(facts), takeovers: tallyTakeovers(facts), activity: tallyActivity(facts) };
  const { deals, ownWonValue, withoutValue } = tallies.deals;
  const rows: PracticeRow[] = [];
  for (let code = 0; code < facts.groups; code++) {
    if (facts.present[code] === 1 || deals[code] > 0 || ownWonValue[code] > 0) rows.push(rowAt(facts, tallies, code));
  }
  return { rows, total: rowAt(facts, tallies, facts.groups), wonWithoutValue: withoutValue };
}

/** One literal with every field, since tens of thousands of these are made and objects of one shape cost least. */
function rowAt(facts: PracticeFacts, tallies: Tallies, at: number): PracticeRow {
  const { snapshot, by, groups } = facts;
  const ref = at < groups ? groupRef(snapshot, by, at) : undefined;
  const deals: PracticeRow = snapshot.has.deals ? dealMeasures(facts, tallies.deals, at) : {};
  const perManager = by === 'manager' || at === groups;
  const takeovers: PracticeRow = perManager && snapshot.has.ownerChanges ? takeoverMeasures(tallies.takeovers, at) : {};
  const activity: PracticeRow = perManager ? activityMeasures(snapshot.has, tallies.activity, at) : {};
  return {
    manager: by === 'manager' ? ref : undefined,
    group: by === 'manager' ? undefined : ref,
    sellers: deals.sellers,
    deals: deals.deals,
    won: deals.won,
    lost: deals.lost,
    wonValue: deals.wonValue,
    winRate: deals.winRate,
    winRateInterval: deals.winRateInterval,
    ownWonValue: deals.ownWonValue,
    ownSellingShare: deals.ownSellingShare,
    takeovers: takeovers.takeovers,
    takeoverValue: takeovers.takeoverValue,
    takeoverWinRate: takeovers.takeoverWinRate,
    jointCalls: activity.jointCalls,
    coachingSessions: activity.coachingSessions,
    trainingHours: activity.trainingHours,
    oneOnOnesHeld: activity.oneOnOnesHeld,
    afterHoursShare: activity.afterHoursShare,
  };
}

function dealMeasures({ by, groups }: PracticeFacts, tally: DealTally, at: number): PracticeRow {
  const [won, lost] = [tally.won[at], tally.lost[at]];
  const limits = wilsonInterval(won, won + lost, level);
  const ownersKnown = tally.sellers[groups] > 0 && (tally.valued[groups] > 0 || tally.won[groups] === 0);
  const valueKnown = tally.valued[at] > 0 || won === 0;
  const allWonValue = by === 'manager' && at < groups ? tally.wonValue[at] + tally.ownWonValue[at] : tally.wonValue[at];
  return {
    sellers: tally.sellers[at],
    deals: tally.deals[at],
    won,
    lost,
    wonValue: valueKnown ? tally.wonValue[at] : undefined,
    winRate: ratio(won, won + lost),
    winRateInterval: limits && { lower: limits.lower, upper: limits.upper, level },
    ownWonValue: ownersKnown ? tally.ownWonValue[at] : undefined,
    ownSellingShare: ownersKnown && valueKnown ? ratio(tally.ownWonValue[at], allWonValue) : undefined,
  };
}

function takeoverMeasures(tally: TakeoverTally, at: number): PracticeRow {
  return {
    takeovers: tally.takeovers[at],
    takeoverValue: tally.valued[at] > 0 || tally.takeovers[at] === 0 ? tally.value[at] : undefined,
    takeoverWinRate: ratio(tally.won[at], tally.won[at] + tally.lost[at]),
  };
}

function activityMeasures(has: Snapshot['has'], tally: ActivityTally, at: number): PracticeRow {
  const months = tally.personDays[at] / daysPerMonth;
  return {
    jointCalls: has.meetings ? ratio(tally.jointCalls[at], months) : undefined,
    coachingSessions: has.coaching ? ratio(tally.coachingSessions[at], months) : undefined,
    trainingHours: has.training ? ratio(tally.trainingHours[at], months) : undefined,
    oneOnOnesHeld: has.oneOnOnes ? ratio(tally.oneOnOnesHeld[at], tally.oneOnOnesPlanned[at]) : undefined,
    afterHoursShare: has.meetings ? ratio(tally.afterHours[at], tally.meetings[at]) : undefined,
  };
}

const ratio = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined);
