/** An import that cannot go on; the message tells the person what to do next. */
export class IngestError extends Error {
  override readonly name = 'IngestError';
}

/** A mapping that speaks of columns or fields there are none of. */
export class WrongMapping extends IngestError {}

/** A sheet of a workbook that cannot be read; another of them may be. */
export class WrongSheet extends IngestError {
  readonly sheets: readonly string[];

  constructor(message: string, sheets: readonly string[]) {
    super(message);
    this.sheets = sheets;
  }
}

/** What is wrong with one sheet, with the others to choose from where there are any. */
export function ofSheets(error: IngestError, sheets: readonly string[]): IngestError {
  if (sheets.length < 2 || error instanceof WrongSheet) return error;
  const known = sheets.map((each) => `"${each}"`).join(', ');
  return new WrongSheet(
    `${error.message} Its sheets are ${known}: say which with --sheet NAME, once for each.`,
    sheets,
  );
}
