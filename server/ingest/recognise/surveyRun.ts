import type { Kind, Mapping } from '#shared/contract/import.ts';
import { isOfWave } from '#shared/contract/importKinds.ts';
import type { CsvTable } from '../csv/csvTable.ts';
import { asOfDay } from './asOfDay.ts';
import type { ColumnReading } from './columnReading.ts';
import { dayInName, surveyName } from './dayInName.ts';
import type { Inspection } from './inspect.ts';

/** Rosters and surveys are often named by the day they were true, which may be later than any day in them. */
export function latestDay(
  kind: Kind,
  { name }: CsvTable,
  inspection: Inspection,
  read: readonly ColumnReading[],
): string | undefined {
  const shown = asOfDay(inspection, read);
  const isDated = kind === 'roster' || isOfWave(kind);
  const named = isDated ? dayInName(name, inspection.today) : undefined;
  return named !== undefined && (shown === undefined || named > shown) ? named : shown;
}

/** The survey, wave and closing day of answers whose file does not hold them. */
export function surveyRun(
  kind: Kind,
  table: CsvTable,
  told: Mapping | undefined,
  read: readonly ColumnReading[],
  latest: string | undefined,
): Partial<Mapping> {
  const asOf = told?.asOf ?? latest;
  if (!isOfWave(kind)) return { asOf, survey: told?.survey };
  const has = (field: string) => read.some(({ mapping }) => mapping.field === field);
  const closedOn = told?.closedOn ?? (has('closed_on') ? undefined : asOf);
  return {
    asOf,
    survey: told?.survey ?? (has('survey') ? undefined : surveyName(table.name)),
    closedOn,
    wave: told?.wave ?? (has('wave') ? undefined : closedOn),
  };
}
