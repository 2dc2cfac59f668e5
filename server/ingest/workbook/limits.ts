/** What a workbook may be at most; more is a trap or belongs in CSV. */
export const LIMITS = {
  /** Packed files in the archive. */
  entries: 2_000,
  /** All of them unpacked. */
  unpacked: 1024 ** 3,
  /** Unpacked to packed: sheets of real data lie between 5 and 40. */
  ratio: 250,
  /** Below so many unpacked bytes no ratio does harm. */
  harmless: 20 * 1024 ** 2,
  /** Texts that are kept in memory while a sheet is read, in characters. */
  sharedText: 64 * 1024 ** 2,
  /** Parts of the workbook other than sheets and shared texts. */
  small: 20 * 1024 ** 2,
  /** A row may be as wide, and a sheet as long, as Excel lets it. */
  columns: 16_384,
  rows: 1_048_576,
  /** Cells beyond this column hold no table. */
  filledColumns: 2_000,
  /** Excel's own limit of a cell is 32,767. */
  cell: 100_000,
} as const;
