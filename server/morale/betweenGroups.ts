import type { ReleasedTable, ShownCells } from '#server/privacy/index.ts';
import type { Snapshot } from '#server/facts/snapshot.ts';
import type { BetweenGroups } from '#shared/contract/morale.ts';
import { intraclassCorrelation } from '#shared/stats/intraclassCorrelation.ts';
import { withinGroupAgreement } from '#shared/stats/withinGroupAgreement.ts';

/**
 * How far do groups differ, and can their means be relied on? One entry a dimension of the latest wave of each survey, from shown
 * groups alone, so that it tells nothing of the others. On the scale people answered on; none where the items have several.
 */
export function betweenGroups(snapshot: Snapshot, shown: ReleasedTable): BetweenGroups[] {
  const latest = new Map(shown.partitions.map(({ wave }) => [snapshot.waves[wave].survey, wave]));
  return shown.partitions.flatMap((cells) => {
    const { survey, name } = snapshot.waves[cells.wave];
    if (latest.get(survey) !== cells.wave) return [];
    const dimension = snapshot.labels.dimension[cells.dimension];
    const items = snapshot.items.filter((item) => item.survey === survey && item.dimension === dimension);
    const { low, high } = items[0];
    if (items.some((item) => item.low !== low || item.high !== high)) return [];
    const found = differences(cells, shown.groups.length, high - low);
    return found ? [{ survey, wave: name, dimension, ...found }] : [];
  });
}

function differences(cells: ShownCells, groups: number, range: number) {
  const unit = range / 100;
  const sums = Array.from({ length: groups }, (_, cell) => ({
    n: cells.respondents[cell],
    sum: cells.sum[cell] * unit,
    sumOfSquares: cells.sumSquares[cell] * unit * unit,
  })).filter(({ n, sum, sumOfSquares }) => n > 1 && !Number.isNaN(sum) && !Number.isNaN(sumOfSquares));
  const found = intraclassCorrelation(sums);
  if (!found) return undefined;
  const agreement = sums
    .map(({ n, sum, sumOfSquares }) => Math.max(0, sumOfSquares - sum ** 2 / n) / (n - 1))
    .flatMap((variance) => withinGroupAgreement([variance], range + 1)?.rwgJ ?? []);
  return {
    groups: sums.length,
    respondents: sums.reduce((sum, { n }) => sum + n, 0),
    meanSquareBetween: found.meanSquareBetween,
    meanSquareWithin: found.meanSquareWithin,
    f: found.f,
    icc1: found.icc1,
    icc2: found.icc2,
    agreement: {
      mean: agreement.reduce((sum, each) => sum + each, 0) / agreement.length,
      lowest: Math.min(...agreement),
      highest: Math.max(...agreement),
    },
  };
}
