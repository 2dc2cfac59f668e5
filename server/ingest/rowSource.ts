import type { RowHandler } from './csv/csvReader.ts';

/** Rows of cells, wherever they come from: a delimited text, a sheet of a workbook, a stream of a tap. */
export interface RowSource {
  /** For a person: how the file is written, and what shows it. */
  readonly encoding: string;
  /** Empty when nothing stands between the cells. */
  readonly delimiter: string;
  /** What a person should look at, because it could be read otherwise: a sentence each. */
  readonly doubts: readonly string[];
  /** The source knows the names of its columns; otherwise they are the first row. */
  readonly columns?: readonly string[];
  /** Which sheet or stream this is, when the file has several; `parts` are all that have rows. */
  readonly part?: string | undefined;
  readonly parts: readonly string[];
  readonly partKind?: 'sheet' | 'stream';
  /** Hands on every row, a piece of the file at a time: between pieces a slow receiver holds the reading back. Returns the file's SHA-256. */
  rows(onRow: RowHandler): AsyncGenerator<void, string>;
}

/** What a person may say about reading a file; what is left out is found out. */
export interface Reading {
  /** As TextDecoder calls it. */
  encoding?: string | undefined;
  /** The sheet of a workbook, or the stream of a tap's messages. */
  part?: string | undefined;
  /** The row the header stands in, counted from 1. */
  headerRow?: number | undefined;
}
