import { eachRow } from '../csv/table.ts';
import type { CsvTable } from '../csv/csvTable.ts';
import type { Candidate } from './chooseKind.ts';
import { ColumnScan, type Wanted } from './columnScan.ts';

export interface Inspection {
  rows: number;
  scans: ColumnScan[];
  /** ISO. */
  today: string;
}

/** Reads the whole file once for what its columns hold. `today`: ISO. */
export async function inspect(table: CsvTable, found: Candidate | undefined, today: string): Promise<Inspection> {
  const scans = table.columns.map((_, column) => new ColumnScan(today, wantedOf(found, column)));
  let rows = 0;
  await eachRow(table, (cells, line) => {
    rows += 1;
    for (let column = 0; column < scans.length; column++) scans[column].add(cells[column], line);
  });
  return { rows, scans, today };
}

/** Kinds in which a column that fills no field may hold answers to a survey. */
export function mayHoldScores(found: Candidate | undefined): boolean {
  return !found || found.declaration.kind === 'roster' || found.declaration.kind === 'survey wide';
}

function wantedOf(found: Candidate | undefined, column: number): Wanted {
  const type = found?.matches.find((match) => match.column === column)?.field.type;
  return {
    date: type === 'date',
    number: type === 'number' || (type === undefined && mayHoldScores(found)),
    choices: type === 'choice',
  };
}
