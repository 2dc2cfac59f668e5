import { tableRows } from '../csv/table.ts';
import type { FactColumn, FactTable } from '../kinds/declaration.ts';
import { isMissing } from '../values/missing.ts';
import { BadValue } from '../values/badValue.ts';
import { guarded } from './collectRows.ts';
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

/**
 * The rows of a file as a COPY stream: the target's columns and the line. Reads as fast as the
 * stream is taken, so that memory does not grow with the file. The last value is the file's SHA-256.
 */
export async function* factRows(
  run: FileRun,
  target: FactTable,
  { between = '', done }: Rows,
): AsyncGenerator<Uint8Array> {
  const writers = target.columns.map((column) => writerOf(run, target, column));
  const staged = (cells: readonly string[], line: number) => {
    let row = '';
    for (const write of writers) row += `${write(cells, line)}\t`;
    return row;
  };
  let text = '';
  let seen = 0;
  let no = 0;
  const spread = spreadOf(run);
  const rows = tableRows(run.table, (cells, line, width) => {
    seen += 1;
    guarded(run, { cells, line, width }, () => {
      if (!spread) {
        text += `${staged(cells, line)}${between}${line}\n`;
        return;
      }
      // A bad part rejects the whole row.
      text += spread(cells)
        .map((each) => `${staged(each, line)}${line}\t${(no += 1)}\n`)
        .join('');
    });
  });
  for (;;) {
    const step = await rows.next();
    if (text !== '') yield Buffer.from(text, 'utf8');
    text = '';
    run.progress(seen);
    if (step.done) return done(step.value);
  }
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
