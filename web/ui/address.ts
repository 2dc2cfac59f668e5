import { knownCharts } from './chartIds.ts';
import { groupingChoices } from './groupingChoices.ts';

/** What a page's address may say: the period, grouping, sorting and searching a person chose, and where to go after signing in. */
const keys = ['from', 'to', 'by', 'wave', 'sort', 'q', 'table', 'token', 'next', 'refused'] as const;
type Key = (typeof keys)[number];
export type Address = { [key in Key]?: string | undefined };

const month = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The known keys of parsed search parameters, as text; anything else, empty values, months that are none, and groupings and charts we do not have are left out. */
export function addressFromSearch(search: Record<string, unknown>): Address {
  const address: Address = {};
  for (const key of keys) {
    const value = search[key];
    if (typeof value !== 'string' || value === '') continue;
    if ((key === 'from' || key === 'to') && !month.test(value)) continue;
    if (key === 'by' && !groupingChoices.some((choice) => choice.value === value)) continue;
    address[key] = key === 'table' ? knownCharts(value) : value;
  }
  return address;
}

/** `?from=2024-01&q=Lee` as keys and values; every value stays text, so that a search for "12" is not a number. */
export function addressFromText(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The other way; keys without a value are left out, so that the plain page has a plain address. */
export function textFromAddress(address: Record<string, unknown>): string {
  const text = new URLSearchParams(
    Object.entries(address).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== ''),
  ).toString();
  return text === '' ? '' : `?${text}`;
}
