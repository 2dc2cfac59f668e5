type Cell = string | number | undefined;

/** A report as a terminal or a CSV shows it. */
export interface Sheet {
  head: string[];
  rows: Cell[][];
  notes: string[];
}

export const rounded = (value: number | undefined, digits: number): number | undefined =>
  value === undefined ? undefined : Number(value.toFixed(digits));
