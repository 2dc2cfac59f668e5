import { Confidential, type SurveyCells, type SurveyTable } from '#server/privacy/index.ts';
import { withinGroupAgreement } from '#shared/stats/withinGroupAgreement.ts';
import { assignedAt, type MoraleFacts } from './facts.ts';

/** Adds the answers up into one set of cells per wave and dimension. What comes back can only be opened by the gate. */
export function compute(facts: MoraleFacts): Confidential<SurveyTable> {
  const { snapshot } = facts;
  const partitions = new Map<number, SurveyCells>();
  const chosen = new Set(facts.waves);
  const { dimensionCells } = snapshot;
  const assigned = new Map(facts.waves.map((wave) => [wave, assignedAt(facts, wave)]));
  for (let row = 0; row < dimensionCells.wave.length; row++) {
    const [wave, dimension] = [dimensionCells.wave[row], dimensionCells.dimension[row]];
    if (!chosen.has(wave)) continue;
    const key = keyOf(facts, wave, dimension);
    let cells = partitions.get(key);
    if (!cells) partitions.set(key, (cells = emptyCells(facts, wave, dimension, assigned.get(wave))));
    for (const cell of [facts.place(dimensionCells[facts.by][row]), facts.groups.length + 1]) {
      cells.respondents[cell] += dimensionCells.respondents[row];
      cells.sum[cell] += dimensionCells.sum[row];
      cells.sumSquares[cell] += dimensionCells.sumSquares[row];
    }
  }
  addItems(facts, partitions);
  for (const cells of partitions.values()) finish(facts, cells);
  const ordered = [...partitions.entries()].sort(([a], [b]) => a - b).map(([, cells]) => cells);
  return new Confidential({ by: facts.by, groups: facts.groups, partitions: ordered });
}

/** Orders by wave, then dimension. */
const keyOf = (facts: MoraleFacts, wave: number, dimension: number): number =>
  wave * facts.snapshot.labels.dimension.length + dimension;

function emptyCells(
  facts: MoraleFacts,
  wave: number,
  dimension: number,
  assigned: Float64Array | undefined,
): SurveyCells {
  const column = (): Float64Array => new Float64Array(facts.groups.length + 2);
  return {
    wave,
    dimension,
    respondents: column(),
    sum: column(),
    sumSquares: column(),
    answers: column(),
    favourable: column(),
    agreement: column().fill(Number.NaN),
    assigned: assigned?.slice() ?? column().fill(Number.NaN),
    present: new Uint8Array(facts.groups.length + 2),
  };
}

/** Answers to one item in one wave, per cell. */
interface ItemTally {
  n: Float64Array;
  sum: Float64Array;
  sumSquares: Float64Array;
}

/** Adds each item's answers to its dimension's cells, and from the items' variances the agreement of each cell. */
function addItems(facts: MoraleFacts, partitions: Map<number, SurveyCells>): void {
  const { itemCells, items, labels } = facts.snapshot;
  const dimensions = items.map((item) => labels.dimension.indexOf(item.dimension));
  const tallies = new Map<number, Map<number, ItemTally>>();
  const size = facts.groups.length + 2;
  for (let row = 0; row < itemCells.wave.length; row++) {
    const item = itemCells.item[row];
    const key = keyOf(facts, itemCells.wave[row], dimensions[item]);
    const cells = partitions.get(key);
    if (!cells) continue;
    let ofItems = tallies.get(key);
    if (!ofItems) tallies.set(key, (ofItems = new Map<number, ItemTally>()));
    let tally = ofItems.get(item);
    if (!tally) {
      tally = { n: new Float64Array(size), sum: new Float64Array(size), sumSquares: new Float64Array(size) };
      ofItems.set(item, tally);
    }
    for (const cell of [facts.place(itemCells[facts.by][row]), size - 1]) {
      cells.answers[cell] += itemCells.n[row];
      cells.favourable[cell] += itemCells.favourable[row];
      tally.n[cell] += itemCells.n[row];
      tally.sum[cell] += itemCells.sum[row];
      tally.sumSquares[cell] += itemCells.sumSquares[row];
    }
  }
  for (const [key, ofItems] of tallies) addAgreement(facts, partitions.get(key)!, ofItems);
}

/** NaN where some item has fewer than two answers, and where the items are on different scales: then no one spread means chance. */
function addAgreement(facts: MoraleFacts, cells: SurveyCells, ofItems: Map<number, ItemTally>): void {
  const scales = [...ofItems.keys()].map((item) => facts.snapshot.items[item]);
  const [{ low, high }] = scales;
  if (scales.some((scale) => scale.low !== low || scale.high !== high)) return;
  const tallies = [...ofItems.values()];
  for (let cell = 0; cell < cells.agreement.length; cell++) {
    const variances = tallies.map(({ n, sum, sumSquares }) =>
      n[cell] > 1 ? Math.max(0, sumSquares[cell] - sum[cell] ** 2 / n[cell]) / (n[cell] - 1) : undefined,
    );
    cells.agreement[cell] = withinGroupAgreement(variances, high - low + 1)?.rwgJ ?? Number.NaN;
  }
}

/** More answers than people assigned says that the two do not speak of the same people: then nobody's participation is known. */
function finish(facts: MoraleFacts, cells: SurveyCells): void {
  const total = facts.groups.length + 1;
  for (let cell = 0; cell <= total; cell++) {
    cells.present[cell] = cells.respondents[cell] > 0 || cells.assigned[cell] > 0 ? 1 : 0;
  }
  cells.assigned[total] = facts.snapshot.waves[cells.wave].invited ?? cells.assigned[total];
  if (cells.respondents[total] > cells.assigned[total]) cells.assigned.fill(Number.NaN);
  for (let cell = 0; cell <= total; cell++) {
    if (cells.respondents[cell] > cells.assigned[cell]) cells.assigned[cell] = Number.NaN;
  }
}
