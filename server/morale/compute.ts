import { CELL_GROUPINGS } from '#server/facts/releasedFacts.ts';
import { Confidential, everybody, type ReleasedTable, SHOWN, type ShownCells, TOO_FEW } from '#server/privacy/index.ts';
import { assignedAt, hasPeople, type MoraleFacts, type Places } from './facts.ts';
import { widerAreas } from './widerAreas.ts';

const COMPANY = CELL_GROUPINGS.indexOf('company');

/** Lays the released cells out, one set of columns a wave and dimension. What comes back can only be opened by the gate. */
export function compute(facts: MoraleFacts): Confidential<ReleasedTable> {
  const { snapshot, own, areas } = facts;
  const { released, labels } = snapshot;
  const chosen = new Map(facts.waves.map((wave) => [wave, assignedAt(facts, wave)]));
  const found: ({ own: ShownCells; areas: ShownCells; isDivided: boolean } | undefined)[] = [];
  for (let row = 0; row < released.wave.length; row++) {
    const [wave, dimension] = [released.wave[row], released.dimension[row]];
    if (!chosen.has(wave)) continue;
    const { closedOn } = snapshot.waves[wave];
    const both = (found[wave * labels.dimension.length + dimension] ??= {
      own: emptyCells({ wave, closedOn, dimension }, own, chosen.get(wave)),
      areas: emptyCells({ wave, closedOn, dimension }, areas, undefined),
      isDivided: false,
    });
    const place = released.grouping[row] === COMPANY ? everybody(own.groups.length) : own.ofCell[row];
    if (place >= 0) fill(facts, both.own, place, row);
    both.isDivided ||= own.ofCell[row] >= 0;
    if (areas.ofCell[row] >= 0) fill(facts, both.areas, areas.ofCell[row], row);
  }
  const there = found.filter((cells) => cells !== undefined);
  for (const cells of there) {
    finish(facts, cells.own, cells.isDivided);
    cells.own.wider.set(widerAreas(facts, cells.own, cells.areas));
  }
  return new Confidential({
    by: facts.by,
    groups: own.groups,
    partitions: there.map((cells) => cells.own),
    areas: { groups: areas.groups, partitions: there.map((cells) => cells.areas) },
  });
}

/** Groups nobody answered in are told of as groups too few answered in. */
function emptyCells(
  of: Pick<ShownCells, 'wave' | 'closedOn' | 'dimension'>,
  { groups }: Places,
  assigned: Float64Array | undefined,
): ShownCells {
  const length = groups.length + 2;
  const column = (): Float64Array => new Float64Array(length).fill(Number.NaN);
  return {
    ...of,
    respondents: column(),
    sum: column(),
    sumSquares: column(),
    answers: column(),
    favourable: column(),
    agreement: column(),
    assigned: assigned?.slice() ?? column(),
    present: new Uint8Array(length),
    decision: new Uint8Array(length).fill(TOO_FEW),
    unanimous: new Uint8Array(length),
    bound: new Uint8Array(length),
    partly: new Uint8Array(length),
    wider: new Int32Array(length).fill(-1),
  };
}

const NUMBERS = ['respondents', 'sum', 'sumSquares', 'answers', 'favourable', 'agreement'] as const;

function fill({ snapshot }: MoraleFacts, cells: ShownCells, place: number, row: number): void {
  const { released } = snapshot;
  for (const name of NUMBERS) cells[name][place] = released[name][row];
  for (const name of ['decision', 'unanimous', 'bound', 'partly'] as const) cells[name][place] = released[name][row];
  cells.present[place] = 1;
}

/**
 * A group with people is told of as one too few answered in also when nobody did. Where records say who works there, one whose people they do
 * not count is not told of when too few answered: its name would say that somebody had. More answers than people assigned says that the two
 * do not speak of the same people: then nobody's participation is known.
 */
function finish(
  { snapshot, own }: MoraleFacts,
  { wave, respondents, assigned, present, decision }: ShownCells,
  isDivided: boolean,
): void {
  const isRecorded = hasPeople(snapshot, wave);
  const total = everybody(own.groups.length);
  for (let cell = 0; cell < total; cell++) {
    if (decision[cell] === TOO_FEW && isRecorded) present[cell] = isDivided && assigned[cell] > 0 ? 1 : 0;
  }
  assigned[total] = snapshot.waves[wave].invited ?? assigned[total];
  if (respondents[total] > assigned[total]) assigned.fill(Number.NaN);
  for (let cell = 0; cell <= total; cell++) {
    if (respondents[cell] > assigned[cell] || decision[cell] !== SHOWN) assigned[cell] = Number.NaN;
  }
}
