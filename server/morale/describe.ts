import {
  AT_LEAST_95,
  AT_MOST_5,
  everybody,
  NO_PERMISSION,
  type ReleasedTable,
  SHOWN,
  type ShownCells,
  TOO_FEW,
  toMillionths,
  WOULD_REVEAL,
  WOULD_REVEAL_CHANGE,
} from '#server/privacy/index.ts';
import type { Snapshot } from '#server/facts/snapshot.ts';
import type { MoraleMeasure, MoraleResponse, MoraleRow } from '#shared/contract/morale.ts';
import { isoFromDay } from '#shared/calendar/day.ts';
import { dimensionDirection } from '#shared/metrics/dimensionDirection.ts';
import { wilsonInterval } from '#shared/stats/wilsonInterval.ts';
import { meanInterval } from './meanInterval.ts';

const level = 0.95;

/** A wave and dimension as the reader is told of it, and whether all its measures are given or only those a trend needs. */
interface Heading {
  dimension: string;
  survey: string;
  wave: string;
  closedOn: string;
  scale: { low: number; high: number } | undefined;
  full: boolean;
  /** A high score is bad: then no share of answers can be called favourable. */
  strain: boolean;
  /** Fewest people a number of the wave may stand on. */
  minimum: number | undefined;
}

/** Puts shown cells into words and rows: every measure for the latest wave of each survey, score and participation for those before. */
export function describe(
  snapshot: Snapshot,
  shown: ReleasedTable,
): Pick<MoraleResponse, 'waves' | 'dimensions' | 'rows' | 'company'> {
  const waves = [...new Set(shown.partitions.map((cells) => cells.wave))];
  const latest = new Map(waves.map((wave) => [snapshot.waves[wave].survey, wave]));
  const headings = shown.partitions.map((cells) =>
    headingOf(snapshot, cells, latest.get(snapshot.waves[cells.wave].survey) === cells.wave),
  );
  const measuresOf = (cell: number): MoraleMeasure[] =>
    shown.partitions.flatMap((cells, i) =>
      cells.present[cell] === 1 && cells.decision[cell] !== NO_PERMISSION ? [told(shown, i, cell, headings[i])] : [],
    );
  const rows = shown.groups.map((ref, cell): MoraleRow => ({
    ...(shown.by === 'manager' || shown.by === 'area' ? { manager: ref } : { group: ref }),
    measures: measuresOf(cell),
  }));
  return {
    waves: waves.map((wave) => ({
      survey: snapshot.waves[wave].survey,
      wave: snapshot.waves[wave].name,
      closedOn: isoFromDay(snapshot.waves[wave].closedOn),
    })),
    dimensions: [...new Set(headings.map((heading) => heading.dimension))].sort(),
    rows: rows.filter((row) => row.measures.length > 0),
    company: measuresOf(everybody(shown.groups.length)),
  };
}

function headingOf(snapshot: Snapshot, cells: ShownCells, full: boolean): Heading {
  const { survey, name, closedOn, minimumGroup } = snapshot.waves[cells.wave];
  const dimension = snapshot.labels.dimension[cells.dimension];
  const items = snapshot.items.filter((item) => item.survey === survey && item.dimension === dimension);
  const { low, high } = items[0];
  const scale = items.every((item) => item.low === low && item.high === high) ? { low, high } : undefined;
  return {
    dimension,
    survey,
    wave: name,
    closedOn: isoFromDay(closedOn),
    scale,
    full,
    strain: dimensionDirection(dimension) === 'lower is better',
    minimum: minimumGroup,
  };
}

const bounds: Partial<Record<number, MoraleMeasure['favourableBound']>> = {
  [AT_LEAST_95]: '95 % or more',
  [AT_MOST_5]: '5 % or less',
};

const reasons = new Map<number, MoraleMeasure['withheld']>([
  [TOO_FEW, 'too few'],
  [WOULD_REVEAL, 'would reveal another group'],
  [WOULD_REVEAL_CHANGE, 'would reveal a change'],
]);

/** A cell's measure; of a team that is withheld in the latest wave also that of the area around it. */
function told(shown: ReleasedTable, at: number, cell: number, heading: Heading): MoraleMeasure {
  const cells = shown.partitions[at];
  const own = measure(cells, cell, heading);
  const place = cells.wider[cell];
  if (place < 0 || !heading.full) return own;
  const { groups, partitions } = shown.areas;
  return { ...own, wider: { manager: groups[place], measure: measure(partitions[at], place, heading) } };
}

/** One literal with every field, since tens of thousands of these are made and objects of one shape cost least. */
function measure(cells: ShownCells, cell: number, heading: Heading): MoraleMeasure {
  const { dimension, survey, wave, closedOn, scale, full, strain } = heading;
  const decision = cells.decision[cell];
  if (decision !== SHOWN) {
    const minimum = decision === TOO_FEW ? heading.minimum : undefined;
    return { dimension, survey, wave, closedOn, withheld: reasons.get(decision), minimum };
  }
  const n = cells.respondents[cell];
  const score = cells.sum[cell] / n;
  const opinion = full && !strain;
  const share = opinion ? cells.favourable[cell] / cells.answers[cell] : Number.NaN;
  const limits = wilsonInterval(share * n, n, level);
  return {
    dimension,
    survey,
    wave,
    closedOn,
    respondents: n,
    participation: given(n / cells.assigned[cell]),
    score: inMillionths(score),
    scoreInterval: meanInterval(n, cells.sum[cell], cells.sumSquares[cell]),
    mean: scale && inMillionths(scale.low + (score / 100) * (scale.high - scale.low)),
    scale,
    unanimous: cells.unanimous[cell] === 1 ? true : undefined,
    partlyWithheld: cells.partly[cell] === 1 ? 'would reveal another group' : undefined,
    agreement: full ? inMillionths(cells.agreement[cell]) : undefined,
    favourable: given(share),
    favourableInterval: limits && { lower: limits.lower, upper: limits.upper, level },
    favourableBound: opinion ? bounds[cells.bound[cell]] : undefined,
  };
}

const given = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);
const inMillionths = (value: number): number | undefined => given(toMillionths(value));
