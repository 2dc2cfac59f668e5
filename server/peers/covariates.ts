import type { Snapshot } from '#server/facts/snapshot.ts';
import type { Grouping } from '#shared/contract/grouping.ts';
import { type LabelColumn, type RiskCells } from './riskCells.ts';
import { TENURE_BANDS } from './riskTime.ts';
import { poolInOrder, poolLabels } from './poolLevels.ts';

export type CovariateName = 'time since hire' | 'role' | 'level' | 'location' | 'calendar quarter' | 'calendar year';

/** One thing expected numbers can allow for: the pooled level of every cell. */
export interface Covariate {
  name: CovariateName;
  codes: Int32Array;
  size: number;
  /** Why nothing can be allowed for here whatever the number of exits: no record, or one value only. */
  useless: string | undefined;
}

/** Cells with time at risk, as lists: where each lies, and its person-years and exits. */
export interface RiskTable {
  cell: Int32Array;
  personYears: Float64Array;
  exits: Float64Array;
}

export function riskTable(cells: RiskCells): RiskTable {
  let filled = 0;
  for (let i = 0; i < cells.personYears.length; i++) if (cells.personYears[i] > 0) filled++;
  const table = {
    cell: new Int32Array(filled),
    personYears: new Float64Array(filled),
    exits: new Float64Array(filled),
  };
  for (let i = 0, at = 0; i < cells.personYears.length; i++) {
    if (!(cells.personYears[i] > 0)) continue;
    table.cell[at] = i;
    table.personYears[at] = cells.personYears[i];
    table.exits[at++] = cells.exits[i];
  }
  return table;
}

/** Everything that can be allowed for when comparing by this grouping, with rare levels pooled. A grouping does not allow for itself. */
export function covariatesOf(
  { labels }: Pick<Snapshot, 'labels'>,
  cells: RiskCells,
  table: RiskTable,
  by: Grouping,
): Covariate[] {
  const { quarters } = cells;
  const count = quarters.starts.length;
  const firstYear = quarters.years[0] ?? 0;
  const years = (quarters.years.at(-1) ?? firstYear) - firstYear + 1;
  const combination = (cell: number): number => Math.trunc(cell / (count * TENURE_BANDS));
  const label = (name: LabelColumn): Covariate =>
    pooledCovariate(table, name, labels[name].length + 1, (cell) => cells.labels[name][combination(cell)] + 1);
  const all = [
    pooledCovariate(table, 'time since hire', TENURE_BANDS, (cell) => Math.trunc(cell / count) % TENURE_BANDS),
    label('role'),
    label('level'),
    label('location'),
    pooledCovariate(table, 'calendar quarter', count, (cell) => cell % count),
    pooledCovariate(table, 'calendar year', years, (cell) => quarters.years[cell % count] - firstYear),
  ];
  return all.filter((covariate) => covariate.name !== by);
}

function pooledCovariate(
  table: RiskTable,
  name: CovariateName,
  levels: number,
  rawOf: (cell: number) => number,
): Covariate {
  const raw = table.cell.map(rawOf);
  const totals = { personYears: new Float64Array(levels), exits: new Float64Array(levels) };
  let [time, exits] = [0, 0];
  for (let i = 0; i < raw.length; i++) {
    totals.personYears[raw[i]] += table.personYears[i];
    totals.exits[raw[i]] += table.exits[i];
    time += table.personYears[i];
    exits += table.exits[i];
  }
  const isLabel = name === 'role' || name === 'level' || name === 'location';
  const { pooled, size } = (isLabel ? poolLabels : poolInOrder)(totals, exits / time);
  const unknown = name === 'time since hire' ? levels - 1 : 0;
  const kinds = totals.personYears.filter((years) => years > 0).length;
  const recorded = !(isLabel || name === 'time since hire') || totals.personYears[unknown] < time;
  const useless = recorded ? (kinds > 1 ? undefined : 'the same for everybody') : 'not in the records';
  return { name, codes: raw.map((level) => pooled[level]), size, useless };
}
