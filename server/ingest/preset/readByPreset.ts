import type { Kind, Mapping } from '#shared/contract/import.ts';
import type { CsvTable } from '../csv/table.ts';
import { type Candidate, candidate, candidates } from '../recognise/chooseKind.ts';
import type { Inspection } from '../recognise/inspect.ts';
import { presetCandidate } from './presetCandidate.ts';
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
  return kind === undefined ? candidates(columns)[0] : candidate(columns, kind);
}

/** The file without the rows that its preset, or a person, wants left out. */
export function withoutStrangers(table: CsvTable, preset: Preset | undefined, mapping: Pick<Mapping, 'only'>): CsvTable {
  return preset ? { ...table, filter: new RowFilter(table.columns, preset, mapping) } : table;
}

/** What a person has to say about columns of which one value only may be loaded. */
export function whichOne({ columns, preset }: CsvTable, { scans }: Inspection, told: Mapping | undefined): string[] {
  return (preset?.oneOf ?? []).flatMap((name) => {
    const at = columns.findIndex((column) => column.toLowerCase() === name.toLowerCase());
    const values = at < 0 ? [] : [...scans[at].choices].sort();
    if (values.length < 2 || told?.only?.[columns[at]] !== undefined) return [];
    const entry = JSON.stringify({ only: { [columns[at]]: values[0] } });
    return [`Column "${columns[at]}" holds ${values.join(', ')}, which are never added up: say which one counts with ${entry}.`];
  });
}
