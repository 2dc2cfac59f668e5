import { groupRef, subjectOf } from '#server/facts/groups.ts';
import { EXIT_TYPES, NO_CODE, type Snapshot } from '#server/facts/snapshot.ts';
import { RATIO_LEVEL } from '#server/peers/compareCounts.ts';
import type { ExitComparison } from '#server/peers/exitComparison.ts';
import { STRONG_EVIDENCE, verdictOf, WATCH } from '#server/peers/verdictCodes.ts';
import type { Grouping } from '#shared/contract/grouping.ts';
import type { TurnoverResponse, TurnoverRow } from '#shared/contract/turnover.ts';
import { poissonInterval } from '#shared/stats/poissonInterval.ts';
import type { TurnoverFacts, TurnoverTally } from './facts.ts';

const LEVEL = 0.95;
const DAYS_PER_YEAR = 365.25;

type Counts = Omit<TurnoverRow, 'verdict' | 'manager' | 'group'>;

/** Rows in order of name, and the total over everybody; a measure that cannot be known is absent. */
export function compute(
  snapshot: Snapshot,
  by: Grouping,
  facts: TurnoverFacts,
  comparison: ExitComparison,
): Pick<TurnoverResponse, 'rows' | 'total'> {
  const compared = new Map(Array.from(comparison.group, (code, g) => [code, g]));
  const rows = [...facts.groups]
    .filter(([code]) => code !== NO_CODE)
    .map(([code, tally]): TurnoverRow => ({
      ...subjectOf(by, groupRef(snapshot, by, code)),
      ...countsOf(tally, facts),
      ...comparedWith(comparison, compared.get(code)),
    }));
  rows.sort((a, b) => order(nameOf(a), nameOf(b)));
  return { rows, total: facts.total.employees === 0 ? undefined : countsOf(facts.total, facts) };
}

/** Counts and rates of a tally, without comparison. */
export function countsOf(tally: TurnoverTally, facts: TurnoverFacts): Counts {
  return {
    employees: tally.employees,
    exits: tally.exits,
    exitsByType: Object.fromEntries(
      EXIT_TYPES.map((type, code) => [type, tally.byType[code]] as const).filter(([, count]) => count > 0),
    ),
    handoverExits: tally.handedBack > 0 ? tally.handedBack : undefined,
    regrettedExits: given(facts.total.regrettedKnown, tally.exits, tally.regrettedKnown, tally.regretted),
    firstYearExits: given(facts.total.hireKnown, tally.exits, tally.hireKnown, tally.firstYear),
    ...(tally.unknownStarts === 0 ? ratesOf(tally, facts) : {}),
  };
}

/** A count of exits of some kind: absent where the records know the kind of no exit at all, or of none of this group's. */
function given(knownInAll: number, exits: number, known: number, count: number): number | undefined {
  return knownInAll === 0 || (exits > 0 && known === 0) ? undefined : count;
}

function ratesOf(tally: TurnoverTally, { period, points }: TurnoverFacts): Partial<Counts> {
  const personYears = tally.personDays / DAYS_PER_YEAR;
  if (period === undefined || personYears === 0) return {};
  const limits = poissonInterval(tally.exits, personYears / 100, LEVEL);
  let [headDays, headYears] = [0, 0];
  for (let i = 1; i < points.length; i++) {
    const [heads, days] = [(tally.headcounts[i - 1] + tally.headcounts[i]) / 2, points[i] - points[i - 1]];
    headDays += heads * days;
    // Twelve months are a year, also a leap year.
    headYears += heads * (days >= 365 ? 1 : days / DAYS_PER_YEAR);
  }
  const days = points[points.length - 1] - points[0];
  return {
    personYears,
    rate: (100 * tally.exits) / personYears,
    rateInterval: limits && { ...limits, level: LEVEL },
    averageHeadcount: days > 0 ? headDays / days : undefined,
    turnoverPercent: headYears > 0 ? (100 * tally.exits) / headYears : undefined,
  };
}

/** What the comparison says of the group at this place in it; nothing but "cannot tell" where it is not in it. */
function comparedWith(
  comparison: ExitComparison,
  at: number | undefined,
): Pick<TurnoverRow, 'expected' | 'ratio' | 'pAdjusted' | 'posterior' | 'verdict' | 'evidence'> {
  if (at === undefined || !(comparison.expected[at] > 0)) return { verdict: 'cannot tell' };
  const code = comparison.verdict[at];
  const [mean, lower, upper] = [
    comparison.posteriorMean[at],
    comparison.posteriorLower[at],
    comparison.posteriorUpper[at],
  ];
  return {
    expected: comparison.expected[at],
    ratio: comparison.observed[at] / comparison.expected[at],
    pAdjusted: comparison.pAdjusted[at],
    // Where groups differ no more than chance makes them there is no width: a note says so, in place of "1.00 to 1.00".
    posterior: !(upper > lower)
      ? undefined
      : {
          mean,
          interval: { lower, upper, level: RATIO_LEVEL },
          pAbove1: comparison.probabilityAbove1[at],
          pAbove125: comparison.probabilityAbove125[at],
        },
    verdict: verdictOf(code),
    evidence: code === STRONG_EVIDENCE ? 'strong evidence' : code === WATCH ? 'watch' : undefined,
  };
}

const nameOf = (row: TurnoverRow): string =>
  `${(row.manager ?? row.group)?.name}\u0000${(row.manager ?? row.group)?.id}`;

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
