import { withinGroupAgreement } from '#shared/stats/withinGroupAgreement.ts';
import { everybody, type SurveyCells } from './survey.ts';
import type { WaveAnswers } from './waveAnswers.ts';

/** Each part's group by its place, or -1. */
interface Grouped {
  groups: readonly unknown[];
  ofPart: readonly number[];
}

/** Adds the answers of a wave up into the cells of one grouping, one set of cells a dimension. */
export function cellSums(answers: WaveAnswers, { groups, ofPart }: Grouped): SurveyCells[] {
  const cells = answers.dimensions.map(() => emptyCells(groups.length));
  const placeOf = (part: number): number => (ofPart[part] < 0 ? groups.length : ofPart[part]);
  const { part, dimension, score } = answers.scores;
  for (let row = 0; row < part.length; row++) {
    const { respondents, sum, sumSquares } = cells[dimension[row]];
    const place = placeOf(part[row]);
    respondents[place] += 1;
    sum[place] += score[row];
    sumSquares[place] += score[row] * score[row];
  }
  addItems(answers, cells, placeOf);
  for (const { respondents, sum, sumSquares, answers: given, favourable } of cells)
    for (const column of [respondents, sum, sumSquares, given, favourable]) addUp(column);
  return cells;
}

function emptyCells(groups: number): SurveyCells {
  const column = (): Float64Array => new Float64Array(groups + 2);
  return {
    respondents: column(),
    sum: column(),
    sumSquares: column(),
    answers: column(),
    favourable: column(),
    agreement: column().fill(Number.NaN),
  };
}

/** Answers to one item, per cell. */
interface ItemTally {
  n: Float64Array;
  sum: Float64Array;
  sumSquares: Float64Array;
}

/** Adds each item's answers to its dimension's cells, and from the items' variances the agreement of each cell. */
function addItems(
  { items, itemCells }: WaveAnswers,
  cells: readonly SurveyCells[],
  placeOf: (part: number) => number,
): void {
  const tallies = new Map<number, ItemTally>();
  for (let row = 0; row < itemCells.item.length; row++) {
    const item = itemCells.item[row];
    const { answers, favourable } = cells[items[item].dimension];
    let tally = tallies.get(item);
    if (!tally) {
      const column = (): Float64Array => new Float64Array(answers.length);
      tallies.set(item, (tally = { n: column(), sum: column(), sumSquares: column() }));
    }
    const place = placeOf(itemCells.part[row]);
    answers[place] += itemCells.n[row];
    favourable[place] += itemCells.favourable[row];
    tally.n[place] += itemCells.n[row];
    tally.sum[place] += itemCells.sum[row];
    tally.sumSquares[place] += itemCells.sumSquares[row];
  }
  cells.forEach((own, dimension) => {
    const asked = [...tallies].filter(([item]) => items[item].dimension === dimension);
    addAgreement(
      own,
      asked.map(([item]) => items[item]),
      asked.map(([, tally]) => tally),
    );
  });
}

/** NaN where some item has fewer than two answers, and where the items are on different scales: then no one spread means chance. */
function addAgreement(cells: SurveyCells, scales: { low: number; high: number }[], tallies: ItemTally[]): void {
  if (scales.length === 0) return;
  const [{ low, high }] = scales;
  if (scales.some((scale) => scale.low !== low || scale.high !== high)) return;
  for (const { n, sum, sumSquares } of tallies) for (const column of [n, sum, sumSquares]) addUp(column);
  for (let cell = 0; cell < cells.agreement.length; cell++) {
    const variances = tallies.map(({ n, sum, sumSquares }) =>
      n[cell] > 1 ? Math.max(0, sumSquares[cell] - sum[cell] ** 2 / n[cell]) / (n[cell] - 1) : undefined,
    );
    cells.agreement[cell] = withinGroupAgreement(variances, high - low + 1)?.rwgJ ?? Number.NaN;
  }
}

/** Puts the sum of all other entries into the last one, everybody's. */
function addUp(column: Float64Array): void {
  const last = everybody(column.length - 2);
  column[last] = 0;
  for (let cell = 0; cell < last; cell++) column[last] += column[cell];
}
