import type { Interval, Ref } from '#shared/contract/grouping.ts';

type Cell = string | number | undefined;

/** A report as a terminal or a CSV shows it. */
export interface Sheet {
  head: string[];
  rows: Cell[][];
  notes: string[];
}

export const rounded = (value: number | undefined, digits: number): number | undefined =>
  value === undefined ? undefined : Number(value.toFixed(digits));

/** Whose line it is. */
export const subject = (row: { manager?: Ref | undefined; group?: Ref | undefined }) =>
  row.manager?.name ?? row.group?.name ?? '';
export const percent = (value: number | undefined) =>
  value === undefined ? undefined : `${(100 * value).toFixed(1)} %`;
export const range = (interval: Interval | undefined, digits: number) =>
  interval ? `${interval.lower.toFixed(digits)}–${interval.upper.toFixed(digits)}` : undefined;
