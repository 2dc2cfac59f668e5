/**
 * What a reader is given, and nothing else: the views, what the tables under them tell (whose rows are whose is not), and what says whether
 * these are fresh. The rules of rows are on the tables.
 */
export const READABLE: readonly { readonly name: string; readonly columns?: readonly string[] }[] = [
  { name: 'reporting.waves' },
  { name: 'reporting.survey_cells' },
  { name: 'reporting.managers' },
  { name: 'reporting_waves', columns: ['told'] },
  { name: 'reporting_cells', columns: ['told'] },
  { name: 'reporting_managers', columns: ['told'] },
  { name: 'reporting_readers', columns: ['role_name', 'version'] },
  { name: 'publication', columns: ['version'] },
];
