import type { CsvTable } from '../csv/csvTable.ts';
import { unguardFormula } from './formulaGuard.ts';
import { columnsBeforeRejection } from './rejectColumns.ts';

/** A file of rejected rows read as the file they come from: without its last two columns, and every cell as it was. */
export function fromRejects(table: CsvTable): CsvTable {
  const found = columnsBeforeRejection(table.columns);
  if (!found) return table;
  const { source, headerLine } = table;
  const width = found.columns.length;
  return {
    ...table,
    ...found,
    source: {
      ...source,
      rows: (onRow) =>
        source.rows((cells, line) => {
          if (line > headerLine) {
            cells.splice(width, 2);
            cells.forEach((cell, at) => (cells[at] = unguardFormula(cell)));
          }
          onRow(cells, line);
        }),
    },
  };
}
