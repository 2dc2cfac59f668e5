import type { ReactNode } from 'react';
import type { Column } from './column.ts';

type TextColumn<Row> = {
  id: string;
  name: string;
  width: number;
  /** Whether this column names its rows. */
  names?: boolean;
  text: (row: Row) => string;
  /** The text as more than text: a link, a mark. */
  show?: (row: Row) => ReactNode;
  /** An order other than the alphabet's. */
  rank?: (row: Row) => number;
};

/** A column of words: sorted by them, or by a rank behind them. */
export function textColumn<Row>({ id, name, width, names, text, show, rank }: TextColumn<Row>): Column<Row> {
  return { id, name, width, names: names ?? false, cell: show ?? text, sortBy: rank ?? text, csv: text };
}
