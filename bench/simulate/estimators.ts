import { compareExits } from '#server/peers/compareExits.ts';
import { FALSE_DISCOVERY, RATIO_LEVEL } from '#server/peers/compareCounts.ts';
import type { ExitComparison } from '#server/peers/exitComparison.ts';
import { WATCH } from '#server/peers/verdictCodes.ts';
import { adjustPValues } from '#shared/stats/adjustPValues.ts';
import { poissonMidPInterval } from '#shared/stats/poissonMidPInterval.ts';
import { poissonPValues } from '#shared/stats/poissonPValues.ts';
import { judgeByFrailty } from './judgeByFrailty.ts';
import type { Judgement } from './judgement.ts';
import { type Planted, RECORDS_FROM, RECORDS_TO } from './plantedOrganisation.ts';

/** A rate so much above the company's is what a dashboard would point at. */
const HIGH_RATE = 1.5;

/** Judges every manager with time at risk in each of the ways, from the records alone. */
export function judge({ records }: Planted): Record<string, Judgement[]> {
  const asked = { by: 'manager', exits: 'all', to: RECORDS_TO } as const;
  const whole = compareExits(records, { ...asked, from: RECORDS_FROM });
  const lastYear = compareExits(records, { ...asked, from: RECORDS_TO - 365 });
  return {
    'raw rate, 12 months': byRate(lastYear),
    'raw rate, 4 years': byRate(whole),
    'observed ÷ expected': byAdjustedPValues(whole),
    shrunken: byVerdict(whole),
    'shared frailty': judgeByFrailty(records),
  };
}

function byRate(comparison: ExitComparison): Judgement[] {
  const companyRate = sum(comparison.observed) / sum(comparison.personYears);
  const usual = comparison.personYears.map((years) => years * companyRate);
  return ratios(comparison, usual, (ratio) => ratio > HIGH_RATE);
}

function byAdjustedPValues(comparison: ExitComparison): Judgement[] {
  const { observed, expected } = comparison;
  const pValues = Array.from(observed, (count, g) => poissonPValues(count, expected[g])?.midPTwoSided);
  const adjusted = adjustPValues(pValues, 'benjaminiHochberg');
  return ratios(comparison, expected, (ratio, g) => ratio > 1 && (adjusted[g] ?? 1) <= FALSE_DISCOVERY);
}

function ratios(
  { group, observed }: ExitComparison,
  usual: Float64Array,
  flagged: (ratio: number, g: number) => boolean,
): Judgement[] {
  return Array.from(group).flatMap((manager, g) => {
    const interval = poissonMidPInterval(observed[g], usual[g], RATIO_LEVEL);
    if (interval === undefined) return [];
    const ratio = observed[g] / usual[g];
    return [{ manager, ratio, ...interval, flagged: flagged(ratio, g) }];
  });
}

function byVerdict(comparison: ExitComparison): Judgement[] {
  return Array.from(comparison.group).flatMap((manager, g) => {
    if (!(comparison.expected[g] > 0)) return [];
    const [lower, upper] = [comparison.posteriorLower[g], comparison.posteriorUpper[g]];
    return [{ manager, ratio: comparison.posteriorMean[g], lower, upper, flagged: comparison.verdict[g] >= WATCH }];
  });
}

function sum(values: Int32Array | Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
