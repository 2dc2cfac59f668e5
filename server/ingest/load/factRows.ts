import type { FactColumn, FactTable } from '../kinds/declaration.ts';
import { isMissing } from '../values/missing.ts';
import { BadValue } from '../values/badValue.ts';
import { copiedRows } from './copiedRows.ts';
import { copyCell } from './copyText.ts';
import type { FileRun } from './fileRun.ts';
import { PersonLookup } from './personLookup.ts';
import { spreadOf } from './spread.ts';

/** Writes one cell of the staged row. */
type CellWriter = (cells: readonly string[], line: number) => string;

/** What the rows are followed by, and who hears of the end. */
interface Rows {
  /** Written between the target's columns and the line; each value with a tab behind it. */
  between?: string;
  done: (sha256: string) => void;
}

/** The rows of a file as a COPY stream: the target's columns and the line. */
export function factRows(run: FileRun, target: FactTable, { between = '', done }: Rows): AsyncGenerator<Uint8Array> {
  const writers = target.columns.map((column) => writerOf(run, target, column));
  const staged = (cells: readonly string[], line: number) => {
    let row = '';
    for (const write of writers) row += `${write(cells, line)}\t`;
    return row;
  };
  const spread = spreadOf(run);
  if (!spread) return copiedRows(run, (cells, line) => `${staged(cells, line)}${between}${line}\n`, done);
  let no = 0;
  // A bad part rejects the whole row.
  const parts = (cells: string[], line: number) =>
    spread(cells)
      .map((each) => `${staged(each, line)}${line}\t${(no += 1)}\n`)
      .join('');
  return copiedRows(run, parts, done);
}

function writerOf(run: FileRun, target: FactTable, column: FactColumn): CellWriter {
  if (column.person !== undefined) return personWriter(run, target, column, column.person);
  if (column.field === undefined) return () => '\\N';
  const reader = run.fields.get(column.field);
  const label = run.declaration.fields.find(({ field }) => field === column.field)!.label.toLowerCase();
  if (!reader) return () => '\\N';
  const { at } = reader;
  return (cells) => {
    const value = column.verbatim ? verbatim(cells[at]) : reader.read(cells);
    if (value === null && column.required) throw new BadValue(reader.column, '', `the row has no ${label}`);
    return copyCell(value);
  };
}

function verbatim(cell: string): string | null {
  const text = cell.trim();
  return isMissing(text) ? null : text;
}

function personWriter(run: FileRun, target: FactTable, column: FactColumn, role: string): CellWriter {
  const required = column.required ?? false;
  const lookup = new PersonLookup(run, role, { unknown: target.unknownPersons, required });
  if (!lookup.isMapped) return () => '\\N';
  return (cells, line) => {
    const person = lookup.find(cells, line);
    return person === null ? '\\N' : String(person.employeeId);
  };
}
