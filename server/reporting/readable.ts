import { getTableColumns } from 'drizzle-orm';
import { reportingCells, reportingManagers, reportingWaves } from '#drizzle/schema/index.ts';

/**
 * What a reader is given, and nothing else: the views, the columns they show of the tables under them (the rules of rows are on these; whose
 * the rows are is not told), and what says whether they are fresh.
 */
export const READABLE: readonly { readonly name: string; readonly columns?: readonly string[] }[] = [
  { name: 'reporting.waves' },
  { name: 'reporting.survey_cells' },
  { name: 'reporting.managers' },
  { name: 'reporting_waves', columns: told(reportingWaves) },
  { name: 'reporting_cells', columns: told(reportingCells) },
  { name: 'reporting_managers', columns: told(reportingManagers) },
  { name: 'reporting_readers', columns: ['role_name', 'version'] },
  { name: 'publication', columns: ['version'] },
];

function told(table: typeof reportingWaves | typeof reportingCells | typeof reportingManagers): string[] {
  return Object.values(getTableColumns(table)).flatMap(({ name }) => (name === 'role_name' ? [] : [name]));
}
