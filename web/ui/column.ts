import type { ReactNode } from 'react';
import type { CsvCell } from '#shared/csv/csvFromTable.ts';
import type { MeasureDefinition } from './MeasureDefinition.ts';

export type CsvBeside<Row> = { name: string; of: (row: Row) => CsvCell };

/** One column of a table: what it shows, how it sorts and what the CSV gets. */
export type Column<Row> = {
  id: string;
  name: string;
  unit?: string | undefined;
  definition?: MeasureDefinition | undefined;
  /** Numbers stand at the end of their cell, so that digits line up. */
  numeric?: boolean;
  /** The column that names the row; one per table. */
  names?: boolean;
  /** Width in px; the naming column takes what is left. */
  width: number;
  cell: (row: Row) => ReactNode;
  /** Without it the column cannot be sorted by. */
  sortBy?: (row: Row) => number | string | undefined;
  csv: (row: Row) => CsvCell;
  /** What the unit names beside the number, as an interval: a column of its own in the CSV. */
  csvBeside?: CsvBeside<Row> | undefined;
};
