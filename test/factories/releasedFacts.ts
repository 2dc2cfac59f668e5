import { CELL_GROUPINGS, type ReleasedFacts } from '#server/facts/releasedFacts.ts';
import { type Item, NO_CODE, type Wave } from '#server/facts/snapshot.ts';
import { decideWave } from '#server/privacy/decideWave.ts';
import type { ShownBefore } from '#server/privacy/releasedBefore.ts';
import type { ReleasedCell } from '#server/privacy/releasedCells.ts';
import { dayOf, floats, ints } from './codes.ts';
import type { SnapshotRows } from './snapshotRows.ts';
import { type Labels, MINIMUM, SURVEY } from './surveyFacts.ts';
import { waveAnswersOf } from './waveAnswersOf.ts';

type WaveCell = ReleasedCell & { wave: number };

/** The released cells of these respondents: decided wave by wave as at an import, people by their code. */
export function releasedOf(
  { respondents = [], spells = [] }: SnapshotRows,
  waves: readonly Wave[],
  items: readonly Item[],
  labels: Labels,
): ReleasedFacts {
  for (const item of items) labels.dimension.of(item.dimension);
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => numbers.get(id) ?? numbers.set(id, numbers.size).size - 1;
  const shown = new Map<string, ReadonlyMap<string, ShownBefore>[]>();
  const cells: WaveCell[] = [];
  for (const [wave, { survey, name, closedOn }] of waves.entries()) {
    const own = respondents.filter((row) => (row.survey ?? SURVEY) === survey && row.wave === name);
    const bosses = new Map(
      spells.flatMap(({ employee, manager, from, to }): [string, string][] =>
        manager !== undefined && dayOf(from) <= closedOn && (to === undefined || closedOn < dayOf(to))
          ? [[String(labels.people.of(employee)), String(labels.people.of(manager))]]
          : [],
      ),
    );
    const asked = items.filter((item) => item.survey === survey);
    const answers = waveAnswersOf(own, asked, (id) => String(labels.people.of(id)));
    const others = shown.get(survey) ?? [];
    const decided = decideWave({ answers, minimum: MINIMUM, bosses, numberOf, others });
    shown.set(survey, [...others, decided.shown]);
    cells.push(...decided.cells.map((cell) => ({ ...cell, wave })));
  }
  return columnsOf(cells, labels);
}

function columnsOf(cells: WaveCell[], labels: Labels): ReleasedFacts {
  const given = (name: 'respondents' | 'answers' | 'sum' | 'sumSquares' | 'favourable' | 'agreement') =>
    floats(cells, (cell) => cell[name] ?? Number.NaN);
  return {
    wave: ints(cells, ({ wave }) => wave),
    dimension: ints(cells, ({ dimension }) => labels.dimension.of(dimension)),
    grouping: ints(cells, ({ grouping }) => CELL_GROUPINGS.indexOf(grouping)),
    group: ints(cells, (cell) => groupOf(cell, labels)),
    second: ints(cells, ({ grouping, second }) =>
      second === '' ? NO_CODE : codeOf(grouping.slice('department and '.length), second, labels),
    ),
    decision: ints(cells, ({ decision }) => decision),
    respondents: given('respondents'),
    answers: given('answers'),
    sum: given('sum'),
    sumSquares: given('sumSquares'),
    favourable: given('favourable'),
    agreement: given('agreement'),
    unanimous: ints(cells, ({ unanimous }) => Number(unanimous)),
    bound: ints(cells, ({ bound }) => bound),
    partly: ints(cells, ({ partly }) => Number(partly)),
  };
}

function groupOf({ grouping, key }: WaveCell, labels: Labels): number {
  if (grouping === 'company') return 0;
  if (grouping === 'manager' || grouping === 'area') return Number(key);
  return codeOf(grouping.startsWith('department') ? 'department' : grouping, key, labels);
}

function codeOf(kind: string, label: string, { department, location, role, tenureBand }: Labels): number {
  const codes = new Map(Object.entries({ department, location, role, 'tenure band': tenureBand }));
  return codes.get(kind)!.of(label);
}
