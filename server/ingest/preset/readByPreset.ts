import type { Kind, Mapping } from '#shared/contract/import.ts';
import type { CsvTable } from '../csv/csvTable.ts';
import { type Candidate, candidate, candidates } from '../recognise/chooseKind.ts';
import type { Inspection } from '../recognise/inspect.ts';
import { compact } from '../recognise/header.ts';
import { notOurs } from './notOurs.ts';
import { presetCandidate } from './presetCandidate.ts';
import { quotaMonths } from './quotaMonths.ts';
import type { Preset } from './preset.ts';
import { RowFilter } from './rowFilter.ts';

/** What a file is: what the system it comes from says, unless a person says otherwise; else by its header. */
export function likeliest(
  { columns, preset }: CsvTable,
  kind: Kind | undefined,
  told: Mapping | undefined,
): Candidate | undefined {
  const trusted = told ? told.preset === preset?.name : kind === undefined || kind === preset?.kind;
  if (preset && trusted) return presetCandidate(columns, preset);
  if (kind !== undefined) return candidate(columns, kind);
  return notOurs(columns) === undefined ? candidates(columns)[0] : undefined;
}

/** The file without the rows that its preset, or a person, wants left out. */
export function withoutStrangers(
  table: CsvTable,
  preset: Preset | undefined,
  told: Pick<Mapping, 'only'> | undefined,
): CsvTable {
  return preset || told?.only ? { ...table, filter: new RowFilter(table.columns, preset, told?.only) } : table;
}

/** How many months each quota covers, as told, as the file shows, or as remembered; the question when nothing says. */
export function monthsOfQuotas(
  { columns }: CsvTable,
  preset: Preset | undefined,
  { scans }: Inspection,
  { told, kept }: { told: Mapping | undefined; kept: Mapping | undefined },
): { quotaMonths?: number; question?: string } {
  if (told?.quotaMonths !== undefined) return { quotaMonths: told.quotaMonths };
  const at = preset?.quotaStarts === undefined ? -1 : findColumn(columns, preset.quotaStarts);
  if (at < 0) return {};
  const months = quotaMonths(scans[at].choices) ?? kept?.quotaMonths;
  if (months !== undefined) return { quotaMonths: months };
  const question = `All quotas begin on one day: say whether they are for a month or a quarter with "quotaMonths": 1 or 3.`;
  return { question };
}

/** May something be open that only a look at all values shows? */
export function mayAsk({ columns, preset }: CsvTable, { preset: told, only, quotaMonths: months }: Mapping): boolean {
  if (told === undefined || !preset) return false;
  const untold = (preset.oneOf ?? []).map((name) => columns[findColumn(columns, name)]);
  const isOpen = untold.some((column) => column !== undefined && only?.[column] === undefined);
  return isOpen || (preset.quotaStarts !== undefined && months === undefined);
}

/** Columns of which one value only may be loaded, while nobody has said which. */
export function rowChoices(
  { columns, preset }: CsvTable,
  { scans }: Inspection,
  told: Mapping | undefined,
): { column: string; values: string[] }[] {
  return (preset?.oneOf ?? []).flatMap((name) => {
    const at = findColumn(columns, name);
    const values = at < 0 ? [] : [...scans[at].choices].sort();
    if (values.length < 2 || told?.only?.[columns[at]] !== undefined) return [];
    return [{ column: columns[at], values }];
  });
}

/** What a person has to say about such a column. */
export function whichOne({ column, values }: { column: string; values: readonly string[] }): string {
  const entry = JSON.stringify({ only: { [column]: values[0] } });
  return `Column "${column}" holds ${values.join(', ')}, which are never added up: say which one counts with ${entry}.`;
}

const findColumn = (columns: readonly string[], name: string) =>
  columns.findIndex((column) => compact(column) === compact(name));
