import type { FactorTable, LevelState } from './factorTable.ts';

/** Where each level of each factor stands among the coefficients. */
export interface FactorLayout {
  table: FactorTable;
  /** Coefficients, the intercept first. */
  size: number;
  /** Per factor and level its coefficient; 0 for a reference level, -1 for a level out of the fit. */
  columns: Int32Array[];
  states: LevelState[][];
  /** Events per coefficient (all of them for the intercept), in cells with exposure. */
  totals: Float64Array;
}

/** Reads levels, events and exposure once. `undefined` when there is no event under exposure. */
export function factorLayout(table: FactorTable): FactorLayout | undefined {
  const { factors, count, exposure } = table;
  const cells = count.length;
  for (const values of [...factors, exposure])
    if (values.length !== cells) throw new RangeError('Factors, counts and exposures differ in length.');
  let total = 0;
  for (let i = 0; i < cells; i++) if (exposure[i] > 0) total += count[i];
  if (!(total > 0)) return undefined;
  const events: number[] = [total];
  const states: LevelState[][] = [];
  const columns = factors.map((codes) => {
    const levels = levelSums(codes, count, exposure);
    const reference = levels.events.indexOf(levels.events.reduce((most, e) => Math.max(most, e), 0));
    states.push(Array.from(levels.events, (e, level) => levelState(e, levels.exposure[level], level === reference)));
    return Int32Array.from(levels.events, (e, level) => {
      if (level === reference) return 0;
      return e > 0 ? events.push(e) - 1 : -1;
    });
  });
  return { table, size: events.length, columns, states, totals: Float64Array.from(events) };
}

function levelState(events: number, exposure: number, reference: boolean): LevelState {
  if (reference) return 'reference';
  if (events > 0) return 'estimated';
  return exposure > 0 ? 'noEvents' : 'noExposure';
}

function levelSums(
  codes: Int32Array,
  count: ArrayLike<number>,
  exposure: ArrayLike<number>,
): { events: Float64Array; exposure: Float64Array } {
  let levels = 0;
  for (const code of codes) {
    if (code < 0) throw new RangeError('Levels are numbered from 0.');
    levels = Math.max(levels, code + 1);
  }
  const sums = { events: new Float64Array(levels), exposure: new Float64Array(levels) };
  for (let i = 0; i < codes.length; i++) {
    if (!(exposure[i] > 0)) continue;
    sums.events[codes[i]] += count[i];
    sums.exposure[codes[i]] += exposure[i];
  }
  return sums;
}

/** Fills the mean of every cell for the given effects and returns their sum. */
export function factorMeans(layout: FactorLayout, effects: Float64Array, fitted: Float64Array): number {
  const { factors, exposure } = layout.table;
  const base = Math.exp(effects[0]);
  for (let i = 0; i < fitted.length; i++) fitted[i] = exposure[i] > 0 ? exposure[i] * base : 0;
  layout.columns.forEach((levels, f) => {
    const codes = factors[f];
    const multipliers = Float64Array.from(levels, multiplier(effects));
    for (let i = 0; i < fitted.length; i++) fitted[i] *= multipliers[codes[i]];
  });
  let sum = 0;
  for (let i = 0; i < fitted.length; i++) sum += fitted[i];
  return sum;
}

function multiplier(effects: Float64Array): (column: number) => number {
  return (column) => {
    if (column < 0) return 0;
    return column === 0 ? 1 : Math.exp(effects[column]);
  };
}

/** Sum of the means per coefficient, all of them for the intercept. */
export function levelTotals(layout: FactorLayout, fitted: Float64Array): Float64Array {
  const sums = new Float64Array(layout.size);
  for (let i = 0; i < fitted.length; i++) sums[0] += fitted[i];
  layout.columns.forEach((levels, f) => {
    const codes = layout.table.factors[f];
    const perLevel = new Float64Array(levels.length);
    for (let i = 0; i < fitted.length; i++) perLevel[codes[i]] += fitted[i];
    levels.forEach((column, level) => {
      if (column > 0) sums[column] = perLevel[level];
    });
  });
  return sums;
}

/** Xᵀ W X for indicator columns: sums of the means per level, and per pair of levels of two factors. Lower triangle, row-major. */
export function factorProducts(layout: FactorLayout, fitted: Float64Array): Float64Array {
  const { size, columns } = layout;
  const { factors } = layout.table;
  const matrix = new Float64Array(size * size);
  levelTotals(layout, fitted).forEach((sum, j) => {
    matrix[j * size + j] = sum;
    matrix[j * size] = sum;
  });
  columns.forEach((rowLevels, f) => {
    for (let g = 0; g < f; g++) {
      const pairs = pairSums(factors[f], factors[g], fitted, columns[g].length, rowLevels.length);
      rowLevels.forEach((row, a) => {
        if (row <= 0) return;
        columns[g].forEach((column, b) => {
          if (column > 0) matrix[row * size + column] = pairs[a * columns[g].length + b];
        });
      });
    }
  });
  return matrix;
}

function pairSums(
  rows: Int32Array,
  columns: Int32Array,
  fitted: Float64Array,
  width: number,
  height: number,
): Float64Array {
  const sums = new Float64Array(width * height);
  for (let i = 0; i < fitted.length; i++) sums[rows[i] * width + columns[i]] += fitted[i];
  return sums;
}
