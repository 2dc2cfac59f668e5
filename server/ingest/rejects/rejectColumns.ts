/** The columns that a file of rejected rows has behind those of the file they come from. */
const REASON = 'reason';
const LINE = /^rejected line(?:, as of (\d{4}-\d{2}-\d{2}))?$/;

/** The header of a file of rejected rows. `asOf`: the last day the whole file knew of, which these few rows may not show. */
export function rejectColumns(columns: readonly string[], asOf: string | undefined): string[] {
  return [...columns, asOf === undefined ? 'rejected line' : `rejected line, as of ${asOf}`, REASON];
}

/** The columns of the file that rejected rows come from, and its last day; `undefined` when this is no header of ours. */
export function columnsBeforeRejection(
  columns: readonly string[],
): { columns: string[]; asOf: string | undefined } | undefined {
  const line = LINE.exec(columns.at(-2) ?? '');
  if (line === null || columns.at(-1) !== REASON) return undefined;
  return { columns: columns.slice(0, -2), asOf: line[1] };
}
