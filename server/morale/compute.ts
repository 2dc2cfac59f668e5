import { NO_CODE } from '#server/facts/snapshot.ts';
import { Confidential, everybody, type SurveyCells, type SurveyTable } from '#server/privacy/index.ts';
import { withinGroupAgreement } from '#shared/stats/withinGroupAgreement.ts';
import { groupings } from '#shared/contract/grouping.ts';
import { assignedAt, type MoraleFacts } from './facts.ts';

/** Adds the answers up into one set of cells per wave and dimension. What comes back can only be opened by the gate. */
export function compute(facts: MoraleFacts): Confidential<SurveyTable> {
  const { dimensionCells, labels, waves } = facts.snapshot;
  const chosen = new Set(facts.waves);
  const assigned = new Map(facts.waves.map((wave) => [wave, assignedAt(facts, wave)]));
  const partitions: (Growing | undefined)[] = Array.from({ length: waves.length * labels.dimension.length });
  const groupOf = dimensionCells[facts.by];
  for (let row = 0; row < dimensionCells.wave.length; row++) {
    const [wave, dimension] = [dimensionCells.wave[row], dimensionCells.dimension[row]];
    if (!chosen.has(wave)) continue;
    const key = keyOf(facts, wave, dimension);
    const cells = (partitions[key] ??= emptyCells(facts, wave, dimension, assigned.get(wave)));
    const cell = facts.place(groupOf[row]);
    cells.respondents[cell] += dimensionCells.respondents[row];
    cells.sum[cell] += dimensionCells.sum[row];
    cells.sumSquares[cell] += dimensionCells.sumSquares[row];
    addPart(facts, cells, row);
  }
  addItems(facts, partitions);
  const there = partitions.filter((cells) => cells !== undefined);
  for (const cells of there) finish(facts, cells);
  return new Confidential({ by: facts.by, groups: facts.groups, partitions: there });
}

/** Cells whose finest parts are still being listed. */
type Growing = SurveyCells & { parts: { respondents: number[]; groupings: number[][] } };

/** One row of the facts is one part: people of one team, department, location and role. Groups asked for go by their place. */
function addPart(facts: MoraleFacts, { parts, asked }: Growing, row: number): void {
  const { dimensionCells } = facts.snapshot;
  parts.respondents.push(dimensionCells.respondents[row]);
  groupings.forEach((grouping, at) => {
    const code = dimensionCells[grouping][row];
    const place = at === asked ? facts.place(code) : code;
    parts.groupings[at].push(place === facts.groups.length && at === asked ? NO_CODE : place);
  });
}

/** Orders by wave, then dimension. */
const keyOf = (facts: MoraleFacts, wave: number, dimension: number): number =>
  wave * facts.snapshot.labels.dimension.length + dimension;

function emptyCells(facts: MoraleFacts, wave: number, dimension: number, assigned: Float64Array | undefined): Growing {
  const column = (): Float64Array => new Float64Array(facts.groups.length + 2);
  return {
    wave,
    closedOn: facts.snapshot.waves[wave].closedOn,
    dimension,
    respondents: column(),
    sum: column(),
    sumSquares: column(),
    answers: column(),
    favourable: column(),
    agreement: column().fill(Number.NaN),
    assigned: assigned?.slice() ?? column().fill(Number.NaN),
    present: new Uint8Array(facts.groups.length + 2),
    parts: { respondents: [], groupings: groupings.map(() => []) },
    asked: groupings.indexOf(facts.by),
  };
}

/** Answers to one item in one wave, per cell. */
interface ItemTally {
  n: Float64Array;
  sum: Float64Array;
  sumSquares: Float64Array;
}

/** Adds each item's answers to its dimension's cells, and from the items' variances the agreement of each cell. */
function addItems(facts: MoraleFacts, partitions: (SurveyCells | undefined)[]): void {
  const { itemCells, items, labels } = facts.snapshot;
  const dimensions = items.map((item) => labels.dimension.indexOf(item.dimension));
  const tallies: (Map<number, ItemTally> | undefined)[] = Array.from({ length: partitions.length });
  const groupOf = itemCells[facts.by];
  const all = everybody(facts.groups.length);
  const column = (): Float64Array => new Float64Array(all + 1);
  for (let row = 0; row < itemCells.wave.length; row++) {
    const item = itemCells.item[row];
    const key = keyOf(facts, itemCells.wave[row], dimensions[item]);
    const cells = partitions[key];
    if (!cells) continue;
    const ofItems = (tallies[key] ??= new Map<number, ItemTally>());
    let tally = ofItems.get(item);
    if (!tally) ofItems.set(item, (tally = { n: column(), sum: column(), sumSquares: column() }));
    const cell = facts.place(groupOf[row]);
    cells.answers[cell] += itemCells.n[row];
    cells.favourable[cell] += itemCells.favourable[row];
    tally.n[cell] += itemCells.n[row];
    tally.sum[cell] += itemCells.sum[row];
    tally.sumSquares[cell] += itemCells.sumSquares[row];
  }
  tallies.forEach((ofItems, key) => {
    const cells = partitions[key];
    if (ofItems && cells) addAgreement(facts, cells, ofItems);
  });
}

/** NaN where some item has fewer than two answers, and where the items are on different scales: then no one spread means chance. */
function addAgreement(facts: MoraleFacts, cells: SurveyCells, ofItems: Map<number, ItemTally>): void {
  const scales = [...ofItems.keys()].map((item) => facts.snapshot.items[item]);
  const [{ low, high }] = scales;
  if (scales.some((scale) => scale.low !== low || scale.high !== high)) return;
  const tallies = [...ofItems.values()];
  for (const { n, sum, sumSquares } of tallies) for (const column of [n, sum, sumSquares]) addUp(column);
  for (let cell = 0; cell < cells.agreement.length; cell++) {
    const variances = tallies.map(({ n, sum, sumSquares }) =>
      n[cell] > 1 ? Math.max(0, sumSquares[cell] - sum[cell] ** 2 / n[cell]) / (n[cell] - 1) : undefined,
    );
    cells.agreement[cell] = withinGroupAgreement(variances, high - low + 1)?.rwgJ ?? Number.NaN;
  }
}

/** More answers than people assigned says that the two do not speak of the same people: then nobody's participation is known. */
function finish(facts: MoraleFacts, cells: SurveyCells): void {
  const total = everybody(facts.groups.length);
  const { respondents, sum, sumSquares, answers, favourable } = cells;
  for (const column of [respondents, sum, sumSquares, answers, favourable]) addUp(column);
  for (let cell = 0; cell <= total; cell++) {
    cells.present[cell] = cells.respondents[cell] > 0 || cells.assigned[cell] > 0 ? 1 : 0;
  }
  cells.assigned[total] = facts.snapshot.waves[cells.wave].invited ?? cells.assigned[total];
  if (cells.respondents[total] > cells.assigned[total]) cells.assigned.fill(Number.NaN);
  for (let cell = 0; cell <= total; cell++) {
    if (cells.respondents[cell] > cells.assigned[cell]) cells.assigned[cell] = Number.NaN;
  }
}

/** Puts the sum of all other entries into the last one, everybody's. */
function addUp(column: Float64Array): void {
  const last = column.length - 1;
  column[last] = 0;
  for (let cell = 0; cell < last; cell++) column[last] += column[cell];
}
