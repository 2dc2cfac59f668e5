import type { Column } from './column.ts';
import { csvFromTable } from '#shared/csv/csvFromTable.ts';

/** A table's rows as CSV, one CSV column a table column, units in the header. */
export function csvFromColumns<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return csvFromTable(
    columns.map(({ name, unit }) => (unit ? `${name} (${unit})` : name)),
    rows.map((row) => columns.map((column) => column.csv(row))),
  );
}
