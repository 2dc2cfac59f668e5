export type Direction = 'ascending' | 'descending';
export type SortChoice = { column: string; direction: Direction };

const compareText = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' }).compare;

/** Rows in order of a value; equal ones keep their order, and rows without a value come last in either direction. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => number | string | undefined,
  direction: Direction,
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: valueOf(row) }))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined);
      return sign * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareText(String(a), String(b));
}

/** A sort as the address writes it: `ratio`, or `-ratio` for descending. */
export const textFromSort = ({ column, direction }: SortChoice): string =>
  direction === 'descending' ? `-${column}` : column;

export function sortFromText(text: string | undefined): SortChoice | undefined {
  if (!text) return undefined;
  return text.startsWith('-')
    ? { column: text.slice(1), direction: 'descending' }
    : { column: text, direction: 'ascending' };
}
