import type { ReactNode } from 'react';
import type { Column, CsvBeside } from './column.ts';
import type { MeasureDefinition } from './MeasureDefinition.ts';
import { NotMeasured } from './NotMeasured.tsx';

type NumberColumn<Row> = {
  id: string;
  name: string;
  unit?: string;
  definition?: MeasureDefinition | undefined;
  width: number;
  /** `undefined` when not measured or withheld; such rows sort last, and the CSV says `csvMissing`. */
  value: (row: Row) => number | undefined;
  show: (value: number, row: Row) => ReactNode;
  /** What stands in the cell without a value; a dash with "not measured" by default. */
  missing?: (row: Row) => ReactNode;
  /** What the column sorts by where that is not the value, such as a median beyond every number of days. */
  sortBy?: (row: Row) => number | undefined;
  /** What the CSV says where there is no value; nothing by default. */
  csvMissing?: (row: Row) => string | undefined;
  /** What the unit names beside the number, as an interval: a further column of the CSV. */
  csvBeside?: CsvBeside<Row>;
};

/** A column of numbers: sorted by the number, the CSV gets it unrounded. */
export function numberColumn<Row>(options: NumberColumn<Row>): Column<Row> {
  const { id, name, unit, definition, width, value, show, missing, sortBy = value, csvMissing, csvBeside } = options;
  return {
    id,
    name,
    unit,
    definition,
    width,
    numeric: true,
    cell: (row) => {
      const number = value(row);
      if (number !== undefined) return show(number, row);
      return missing ? missing(row) : <NotMeasured />;
    },
    sortBy,
    csv: csvMissing ? (row) => value(row) ?? csvMissing(row) : value,
    csvBeside,
  };
}
