import type { Notice } from '#shared/contract/import.ts';
import { csvFromTable } from '#web/ui/csvFromTable.ts';

const header = ['file', 'line', 'column', 'value', 'reason'];

/** A value that is a number as it stands, so that a minus sign is not taken for the start of a formula. */
const numberOrText = (value: string | undefined): string | number | undefined =>
  value !== undefined && String(Number(value)) === value ? Number(value) : value;

/** The rejected rows as CSV, to be put right and imported again: file, line, column, the value as it stood, and the reason. */
export function rejectsCsv(notices: readonly Notice[]): string {
  const rows = notices.filter(({ rejected }) => rejected);
  return csvFromTable(
    header,
    rows.map(({ file, line, column, value, reason }) => [file, line, column, numberOrText(value), reason]),
  );
}
