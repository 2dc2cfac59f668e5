import { groupRef, subjectOf } from '#server/facts/groups.ts';
import { NO_CODE, type Snapshot } from '#server/facts/snapshot.ts';
import type { Grouping } from '#shared/contract/grouping.ts';
import type { RampMeasure, RampRow } from '#shared/contract/ramp.ts';
import { minimumHires, month12 } from '#shared/metrics/rampThresholds.ts';
import { kaplanMeier } from '#shared/stats/kaplanMeier.ts';
import { survivalAt } from '#shared/stats/survivalAt.ts';
import { survivalQuantile } from '#shared/stats/survivalQuantile.ts';
import type { RampFacts } from './facts.ts';
import { type Timed, untilFirstWon, untilQuota } from './productive.ts';

const level = 0.95;

/** Time to productive per group at hire, and for everybody, by each way of being productive the records can tell. */
export function compute(facts: RampFacts, by: Grouping): { rows: RampRow[]; company: RampMeasure[] } {
  const { snapshot, hires } = facts;
  const quota = snapshot.has.quotas ? untilQuota(snapshot, hires) : undefined;
  const ways: [RampMeasure['by'], Timed][] = [['first won deal', untilFirstWon(snapshot, hires)]];
  if (quota) ways.push(['quota', quota]);
  const measuresOf = new Map<number, RampMeasure[]>();
  for (const [way, timed] of ways) {
    for (const [group, places] of placesByGroup(timed)) {
      measuresOf.set(group, [...(measuresOf.get(group) ?? []), measure(way, timed, places)]);
    }
  }
  return {
    rows: rowsOf(snapshot, by, measuresOf),
    company: ways.flatMap(([way, timed]) =>
      timed.days.length === 0 ? [] : [measure(way, timed, Int32Array.from(timed.days.keys()))],
    ),
  };
}

function rowsOf(snapshot: Snapshot, by: Grouping, measuresOf: Map<number, RampMeasure[]>): RampRow[] {
  return [...measuresOf.entries()]
    .sort(([a], [b]) => a - b)
    .map(([group, measures]) => ({ ...subjectOf(by, groupRef(snapshot, by, group)), measures }));
}

function placesByGroup({ group }: Timed): Map<number, Int32Array> {
  const lists = new Map<number, number[]>();
  group.forEach((code, i) => {
    if (code === NO_CODE) return;
    const list = lists.get(code);
    if (list) list.push(i);
    else lists.set(code, [i]);
  });
  return new Map([...lists].map(([code, list]) => [code, Int32Array.from(list)]));
}

function measure(by: RampMeasure['by'], timed: Timed, places: Int32Array): RampMeasure {
  const event = Uint8Array.from(places, (i) => timed.reached[i]);
  const reached = event.reduce((sum, one) => sum + one, 0);
  const counted = { by, hires: places.length, reached, notReached: false };
  const curve = kaplanMeier({ exit: Float64Array.from(places, (i) => timed.days[i]), event }, { level });
  if (!curve || places.length < minimumHires) return counted;
  const { time, lower, upper } = survivalQuantile(curve, 0.5);
  const year = survivalAt(curve, month12);
  const followed = year.atRisk > 0 || year.survival === 0;
  return {
    ...counted,
    notReached: time === undefined,
    medianDays: time,
    medianInterval: time === undefined ? undefined : { lower, upper, level },
    notRampedByMonth12: followed ? year.survival : undefined,
    notRampedInterval:
      followed && year.lower !== undefined && year.upper !== undefined
        ? { lower: year.lower, upper: year.upper, level }
        : undefined,
  };
}
