import type { Column } from './column.ts';
import { csvFromTable } from '#shared/csv/csvFromTable.ts';

/** A table's rows as CSV, one CSV column a table column, units in the header; what stands beside a number in the next column. */
export function csvFromColumns<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return csvFromTable(
    columns.flatMap(({ name, unit, csvBeside }) => {
      const own = unit && unit !== csvBeside?.name ? `${name} (${unit})` : name;
      return csvBeside ? [own, `${name}, ${csvBeside.name}`] : own;
    }),
    rows.map((row) =>
      columns.flatMap(({ csv, csvBeside }) => (csvBeside ? [csv(row), csvBeside.of(row)] : [csv(row)])),
    ),
  );
}
