import { useEffect, useMemo } from 'react';
import type { Column } from './column.ts';
import { type SortChoice, sortFromText, textFromSort } from './sortRows.ts';
import { useAddress } from './useAddress.ts';

/**
 * The main table's sorting as the address has it, `unless` saying how it starts; and a function that changes it. A column
 * that the table does not have, or cannot be sorted by, is taken out of the address.
 */
export function useSort<Row>(
  unless: string,
  columns: readonly Column<Row>[],
): [SortChoice | undefined, (sort: SortChoice) => void] {
  const [{ sort: asked }, change, changeInPlace] = useAddress();
  const column = sortFromText(asked)?.column;
  const unknown = asked !== undefined && !columns.some(({ id, sortBy }) => id === column && sortBy);
  useEffect(() => {
    if (unknown) changeInPlace({ sort: undefined });
  }, [unknown, changeInPlace]);
  const text = unknown ? unless : (asked ?? unless);
  const sort = useMemo(() => sortFromText(text), [text]);
  return [sort, (next) => change({ sort: textFromSort(next) === unless ? undefined : textFromSort(next) })];
}
