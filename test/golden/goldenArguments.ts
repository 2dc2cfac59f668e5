import type { GoldenTable, GoldenValue } from './goldenFiles.ts';

/** A case's argument as a number. */
export function asNumber(value: GoldenValue | undefined): number {
  if (typeof value !== 'number') throw new TypeError(`Expected a number, got ${JSON.stringify(value)}.`);
  return value;
}

/** A case's argument as a text. */
export function asText(value: GoldenValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError(`Expected a text, got ${JSON.stringify(value)}.`);
  return value;
}

/** A case's argument as a list; a single value is a list of one. */
export function asList(value: GoldenValue | undefined): GoldenValue[] {
  if (value === undefined) throw new TypeError('Expected a list, got nothing.');
  return Array.isArray(value) ? value : [value];
}

/** A case's argument as numbers. */
export const asNumbers = (value: GoldenValue | undefined): number[] => asList(value).map(asNumber);

/** A part of a nested argument; `undefined` when there is no such part. */
export function part(value: GoldenValue | undefined, key: string): GoldenValue | undefined {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return value[key];
}

/** A table's column of numbers by its name; under another name, the one at that place among the columns of numbers. */
export function numberColumn(table: GoldenTable, name: string, place: number): number[] {
  const numeric = Object.values(table).filter((column) => column.every((value) => typeof value === 'number'));
  return (table[name] ?? numeric.at(place)).map(Number);
}
