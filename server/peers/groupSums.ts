import type { SpellFacts } from '#server/facts/snapshot.ts';
import { factorLayout, factorProducts, type FactorLayout } from '#shared/stats/factorLayout.ts';
import type { ExpectedRegression } from '#shared/stats/gammaPoissonAfterRegression.ts';
import type { RiskTable } from './covariates.ts';
import type { ExpectedRates } from './expectedRates.ts';
import { cellIndex, type RiskCells } from './riskCells.ts';
import { DAYS_PER_YEAR, visitRisk } from './riskTime.ts';

/** Per group code: person-years and expected exits; and for chosen groups, how these hang on the regression they come from. */
export interface GroupSums {
  personYears: Float64Array;
  expected: Float64Array;
  /** `undefined` without expected exits. */
  regressionOf: (groups: readonly number[]) => ExpectedRegression | undefined;
}

/** Hands the expected exits of all cells to the groups whose people's time they are of, in one pass over the stays. */
export function groupSums(
  spells: SpellFacts,
  group: Int32Array,
  cells: RiskCells,
  table: RiskTable,
  { rates, used }: ExpectedRates,
): GroupSums {
  const codes = 1 + group.reduce((most, code) => Math.max(most, code), -1);
  const sums = { personYears: new Float64Array(codes), expected: new Float64Array(codes) };
  const layout =
    rates && factorLayout({ factors: used.map((c) => c.codes), count: table.exits, exposure: table.personYears });
  const size = layout?.size ?? 0;
  const columns = columnsOf(table, layout);
  const rowOfCell = new Int32Array(cells.personYears.length);
  table.cell.forEach((cell, row) => (rowOfCell[cell] = row));
  const place = placesOf(group, codes);
  const carried = new Float64Array(size * place.count);
  const count = cells.quarters.starts.length;
  const visit = (spell: number, tenure: number, quarter: number, days: number): void => {
    const years = days / DAYS_PER_YEAR;
    const code = group[spell];
    sums.personYears[code] += years;
    if (rates === undefined) return;
    const row = rowOfCell[cellIndex(count, cells.combination[spell], tenure, quarter)];
    const exits = years * rates[row];
    sums.expected[code] += exits;
    const start = place.of[code] * size;
    carried[start] += exits;
    for (const column of columns) if (column[row] > 0) carried[start + column[row]] += exits;
  };
  for (let spell = 0; spell < group.length; spell++) {
    if (group[spell] >= 0) visitRisk(spells, spell, cells.quarters, visit);
  }
  const regressionOf = (groups: readonly number[]): ExpectedRegression | undefined => {
    if (rates === undefined || layout === undefined) return undefined;
    const chosen = new Float64Array(size * groups.length);
    groups.forEach((code, g) => {
      chosen.set(carried.subarray(place.of[code] * size, (place.of[code] + 1) * size), g * size);
    });
    const fitted = rates.map((rate, row) => rate * table.personYears[row]);
    return { size, information: factorProducts(layout, fitted), carried: chosen };
  };
  return { ...sums, regressionOf };
}

/** Per covariate, the coefficient of every row of the table; 0 and less: none of its own. */
function columnsOf(table: RiskTable, layout: FactorLayout | undefined): Int32Array[] {
  if (layout === undefined) return [];
  return layout.columns.map((levels, f) =>
    Int32Array.from(table.cell, (_, row) => levels[layout.table.factors[f][row]]),
  );
}

/** Numbers the group codes that occur at all from 0. */
function placesOf(group: Int32Array, codes: number): { of: Int32Array; count: number } {
  const of = new Int32Array(codes).fill(-1);
  let count = 0;
  for (const code of group) if (code >= 0 && of[code] < 0) of[code] = count++;
  return { of, count };
}
