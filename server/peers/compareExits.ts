import type { Snapshot, SpellFacts } from '#server/facts/snapshot.ts';
import { EXIT_TYPES, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { attributeExits } from './attributeExits.ts';
import { compareCounts } from './compareCounts.ts';
import { covariatesOf, riskTable } from './covariates.ts';
import type { ExitComparison, ExitComparisonRequest } from './exitComparison.ts';
import { expectedRates } from './expectedRates.ts';
import { groupSums } from './groupSums.ts';
import { periodAtRisk } from './periodAtRisk.ts';
import { riskCells } from './riskCells.ts';
import { FIRST_YEAR_BANDS, FIRST_YEAR_DAYS, type Quarters, quartersOf, TENURE_BANDS } from './riskTime.ts';

const VOLUNTARY = EXIT_TYPES.indexOf('voluntary');

/**
 * Which managers (departments, locations, roles) lost more people than the same people would have left elsewhere?
 *
 * Person-time is that of every stay, cut to the period; exits belong to the manager at the time, within 60 days after a change of
 * manager to the previous one. Expected numbers come from one regression over all groups (see `expectedRates`) and add up to the
 * observed exits. Stays without a group, or since an unknown day, are left out of both. One pass over the stays to add them
 * up, one to hand the expected exits to the groups. See `compareCounts` for ratio, shrinkage and verdict.
 */
export function compareExits(
  snapshot: Pick<Snapshot, 'spells' | 'labels'>,
  request: ExitComparisonRequest,
): ExitComparison {
  const { spells } = snapshot;
  const group = spells[request.by];
  const period = periodAtRisk(spells, request) ?? { from: 0, to: 0 };
  const bands = request.exits === 'first year' ? FIRST_YEAR_BANDS : TENURE_BANDS;
  const quarters = quartersOf(period.from, period.to, bands);
  const attributed = attributeExits(spells, request.by);
  const counted = countedExits(spells, quarters, request.exits, group);
  const cells = riskCells(spells, quarters, group, counted);
  const table = riskTable(cells);
  const rates = expectedRates(table, covariatesOf(snapshot, cells, table, request.by));
  const sums = groupSums(spells, group, cells, table, rates);
  const codes = sums.expected.length;
  const observed = new Int32Array(codes);
  const handedBack = new Int32Array(codes);
  for (let s = 0; s < counted.length; s++) {
    if (counted[s] === 0) continue;
    observed[attributed[s]]++;
    if (attributed[s] !== group[s]) handedBack[attributed[s]]++;
  }
  // Exits without any time at risk are in no cell: the expected numbers are raised by their share, so that totals agree.
  const scale = total(observed) / total(sums.expected);
  const seen = [...observed.keys()].filter((g) => sums.personYears[g] > 0 || observed[g] > 0);
  const shown = Int32Array.from(seen, (g) => observed[g]);
  const expected = Float64Array.from(seen, (g) => (rates.rates === undefined ? Number.NaN : sums.expected[g] * scale));
  return {
    group: Int32Array.from(seen),
    observed: shown,
    handedBack: Int32Array.from(seen, (g) => handedBack[g]),
    personYears: Float64Array.from(seen, (g) => sums.personYears[g]),
    expected,
    ...compareCounts(shown, expected, sums.regressionOf(seen)),
    allowedFor: rates.allowedFor,
    leftOut: rates.leftOut,
  };
}

/** 1 where an exit of the asked kind ends the stay in the period and the stay has a group and a known start. */
function countedExits(
  spells: SpellFacts,
  quarters: Quarters,
  exits: ExitComparisonRequest['exits'],
  group: Int32Array,
): Uint8Array {
  const counted = new Uint8Array(group.length);
  for (let s = 0; s < counted.length; s++) {
    if (!isAsked(spells, s, exits) || group[s] < 0 || spells.from[s] === UNKNOWN_DAY) continue;
    if (spells.to[s] >= quarters.from && spells.to[s] < quarters.to) counted[s] = 1;
  }
  return counted;
}

function isAsked(spells: SpellFacts, s: number, exits: ExitComparisonRequest['exits']): boolean {
  if (exits === 'voluntary') return spells.exit[s] === VOLUNTARY;
  if (exits === 'all' || spells.exit[s] === 0) return spells.exit[s] !== 0;
  return spells.hired[s] !== UNKNOWN_DAY && spells.to[s] - spells.hired[s] < FIRST_YEAR_DAYS;
}

function total(values: Int32Array | Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
