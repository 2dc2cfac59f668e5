import type { ExitsResponse } from '#shared/contract/exits.ts';
import type { CommandLine } from './commandLine.ts';
import { DATA, type Figures } from './figures.ts';

const FIRST_YEAR = 2006;

/** Ten yearly snapshots of 6,284 people. */
export async function mfg10(figures: Figures, line: CommandLine): Promise<void> {
  const receipt = await line.import(`${DATA}/mfg10/MFG10YearTerminationData_7cols.csv`);
  figures.is(['rows'], receipt.files[0].rows);
  figures.is(['employees'], receipt.employees.new);
  const { exits, years = [] } = await line.report<ExitsResponse>('exits');
  figures.is(['terminated_employees'], exits);
  for (const year of figures.under('terminations_by_year'))
    figures.is(['terminations_by_year', year], years.find((each) => String(each.year) === year)?.exits);
  // A year's snapshot has those employed at its end and those who left in it.
  for (const { year, atEnd = 0, exits: left } of years.filter((each) => each.year >= FIRST_YEAR))
    figures.is(['snapshot_rows_by_year', year], atEnd + left);
  figures.notGiven('about the file, not about the organisation', ([name]) =>
    ['sentinel_null_termination', 'duplicate_person_years', 'header_typo'].includes(name),
  );
}
