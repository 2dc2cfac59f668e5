import { groupRef, subjectOf } from '#server/facts/groups.ts';
import type { PracticeRow } from '#shared/contract/practice.ts';
import { wilsonInterval } from '#shared/stats/wilsonInterval.ts';
import type { PracticeFacts } from './facts.ts';
import { type ActivityTally, tallyActivity } from './tallyActivity.ts';
import { type DealTally, tallyDeals } from './tallyDeals.ts';
import { type TakeoverTally, tallyTakeovers } from './tallyTakeovers.ts';

const level = 0.95;
const daysPerMonth = 365.25 / 12;

export interface Practice {
  rows: PracticeRow[];
  total: PracticeRow | undefined;
  /** Won deals without a value; they count as won, and in no sum of value. */
  wonWithoutValue: number;
}

/** Sales and leadership practice per group with people or deals in the period; a measure whose source was never imported is absent. */
export function compute(facts: PracticeFacts): Practice {
  const { snapshot, by, groups } = facts;
  const [deals, takeovers, activity] = [tallyDeals(facts), tallyTakeovers(facts), tallyActivity(facts)];
  const measures = (at: number): PracticeRow => ({
    ...dealMeasures(facts, deals, at),
    ...takeoverMeasures(facts, takeovers, at),
    ...activityMeasures(facts, activity, at),
  });
  const { has } = snapshot;
  const measured = has.deals || has.ownerChanges || has.meetings || has.coaching || has.oneOnOnes || has.training;
  if (!measured) return { rows: [], total: undefined, wonWithoutValue: 0 };
  const rows: PracticeRow[] = [];
  for (let code = 0; code < groups; code++) {
    if (facts.present[code] === 0 && deals.deals[code] === 0 && deals.ownWonValue[code] === 0) continue;
    rows.push({ ...subjectOf(by, groupRef(snapshot, by, code)), ...measures(code) });
  }
  return { rows, total: measures(groups), wonWithoutValue: deals.withoutValue };
}

function dealMeasures({ snapshot, by, groups }: PracticeFacts, tally: DealTally, at: number): PracticeRow {
  if (!snapshot.has.deals) return {};
  const [won, lost] = [tally.won[at], tally.lost[at]];
  const interval = wilsonInterval(won, won + lost, level);
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
    winRateInterval: interval && { ...interval, level },
    ownWonValue: ownersKnown ? tally.ownWonValue[at] : undefined,
    ownSellingShare: ownersKnown && valueKnown ? ratio(tally.ownWonValue[at], allWonValue) : undefined,
  };
}

function takeoverMeasures({ snapshot, by, groups }: PracticeFacts, tally: TakeoverTally, at: number): PracticeRow {
  if (!snapshot.has.ownerChanges || (by !== 'manager' && at < groups)) return {};
  return {
    takeovers: tally.takeovers[at],
    takeoverValue: tally.valued[at] > 0 || tally.takeovers[at] === 0 ? tally.value[at] : undefined,
    takeoverWinRate: ratio(tally.won[at], tally.won[at] + tally.lost[at]),
  };
}

function activityMeasures({ snapshot, by, groups }: PracticeFacts, tally: ActivityTally, at: number): PracticeRow {
  if (by !== 'manager' && at < groups) return {};
  const { has } = snapshot;
  const perReportAndMonth = (count: Float64Array): number | undefined =>
    ratio(count[at], tally.personDays[at] / daysPerMonth);
  return {
    jointCalls: has.meetings ? perReportAndMonth(tally.jointCalls) : undefined,
    coachingSessions: has.coaching ? perReportAndMonth(tally.coachingSessions) : undefined,
    trainingHours: has.training ? perReportAndMonth(tally.trainingHours) : undefined,
    oneOnOnesHeld: has.oneOnOnes ? ratio(tally.oneOnOnesHeld[at], tally.oneOnOnesPlanned[at]) : undefined,
    afterHoursShare: has.meetings ? ratio(tally.afterHours[at], tally.meetings[at]) : undefined,
  };
}

const ratio = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined);
