import type { DimensionCells, Item, ItemCells, Wave } from '#server/facts/snapshot.ts';
import { type Codes, dayOf, floats, ints } from './codes.ts';
import type { ItemRow, RespondentRow, WaveRow } from './snapshotRows.ts';

const SURVEY = 'pulse';

interface Place {
  wave: number;
  manager: number;
  department: number;
  location: number;
  role: number;
}

interface Cell extends Place {
  code: number;
  values: number[];
}

export interface Labels {
  people: Codes;
  role: Codes;
  level: Codes;
  department: Codes;
  location: Codes;
  dimension: Codes;
}

export function wavesOf(rows: readonly WaveRow[]): Wave[] {
  return rows.map((row) => ({
    survey: row.survey ?? SURVEY,
    name: row.name,
    closedOn: dayOf(row.closedOn),
    invited: row.invited,
  }));
}

export function itemsOf(rows: readonly ItemRow[]): Item[] {
  return rows.map((row) => ({
    survey: row.survey ?? SURVEY,
    item: row.item,
    dimension: row.dimension,
    low: row.low ?? 1,
    high: row.high ?? 5,
  }));
}

/** Adds up the respondents into cells: answers per item, and each respondent's mean (0–100) per dimension. */
export function surveyCellsOf(
  rows: readonly RespondentRow[],
  waves: readonly Wave[],
  items: readonly Item[],
  labels: Labels,
): { itemCells: ItemCells; dimensionCells: DimensionCells } {
  for (const item of items) labels.dimension.of(item.dimension);
  const byItem = new Map<string, Cell>();
  const byDimension = new Map<string, Cell>();
  for (const row of rows) {
    const survey = row.survey ?? SURVEY;
    const place: Place = {
      wave: required(
        waves.findIndex((wave) => wave.survey === survey && wave.name === row.wave),
        row.wave,
      ),
      manager: labels.people.of(row.manager),
      department: labels.department.of(row.department),
      location: labels.location.of(row.location),
      role: labels.role.of(row.role),
    };
    const scores = new Map<number, number[]>();
    for (const [name, answer] of Object.entries(row.answers)) {
      const index = required(
        items.findIndex((item) => item.survey === survey && item.item === name),
        name,
      );
      const item = items[index];
      addTo(byItem, place, index, answer);
      const dimension = labels.dimension.of(item.dimension);
      const score = ((answer - item.low) / (item.high - item.low)) * 100;
      scores.set(dimension, [...(scores.get(dimension) ?? []), score]);
    }
    for (const [dimension, own] of scores) addTo(byDimension, place, dimension, sumOf(own) / own.length);
  }
  return {
    itemCells: itemCellsOf([...byItem.values()], items),
    dimensionCells: dimensionCellsOf([...byDimension.values()]),
  };
}

function itemCellsOf(cells: Cell[], items: readonly Item[]): ItemCells {
  return {
    ...placesOf(cells),
    item: ints(cells, (cell) => cell.code),
    n: ints(cells, (cell) => cell.values.length),
    ...momentsOf(cells),
    favourable: ints(cells, (cell) => favourableIn(cell.values, items[cell.code])),
  };
}

function dimensionCellsOf(cells: Cell[]): DimensionCells {
  return {
    ...placesOf(cells),
    dimension: ints(cells, (cell) => cell.code),
    respondents: ints(cells, (cell) => cell.values.length),
    ...momentsOf(cells),
  };
}

function placesOf(cells: Cell[]): Pick<ItemCells, keyof Place> {
  return {
    wave: ints(cells, (cell) => cell.wave),
    manager: ints(cells, (cell) => cell.manager),
    department: ints(cells, (cell) => cell.department),
    location: ints(cells, (cell) => cell.location),
    role: ints(cells, (cell) => cell.role),
  };
}

function momentsOf(cells: Cell[]): { sum: Float64Array; sumSquares: Float64Array } {
  return {
    sum: floats(cells, (cell) => sumOf(cell.values)),
    sumSquares: floats(cells, (cell) => sumOf(cell.values.map((value) => value * value))),
  };
}

/** At least three quarters up the scale. */
function favourableIn(values: number[], { low, high }: Item): number {
  return values.filter((value) => value - low >= 0.75 * (high - low)).length;
}

function addTo(cells: Map<string, Cell>, place: Place, code: number, value: number): void {
  const key = [...Object.values(place), code].join('/');
  const cell = cells.get(key);
  if (cell) cell.values.push(value);
  else cells.set(key, { ...place, code, values: [value] });
}

function sumOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function required(index: number, name: string): number {
  if (index < 0) throw new Error(`no such wave or item: ${name}`);
  return index;
}
