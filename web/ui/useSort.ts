import { useMemo } from 'react';
import { type SortChoice, sortFromText, textFromSort } from './sortRows.ts';
import { useAddress } from './useAddress.ts';

/** The main table's sorting as the address has it, `unless` saying how it starts; and a function that changes it. */
export function useSort(unless: string): [SortChoice | undefined, (sort: SortChoice) => void] {
  const [address, change] = useAddress();
  const text = address.sort ?? unless;
  const sort = useMemo(() => sortFromText(text), [text]);
  return [sort, (next) => change({ sort: textFromSort(next) === unless ? undefined : textFromSort(next) })];
}
