import type { Header } from '../preset/findHeader.ts';
import type { RowFilter } from '../preset/rowFilter.ts';
import type { RowSource } from '../rowSource.ts';

/** A file, or a part of one, whose header is known. */
export interface CsvTable extends Header {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly source: RowSource;
  /** The last day the file knows of, when it says so itself. */
  readonly asOf?: string | undefined;
  /** Rows that are passed over. */
  readonly filter?: RowFilter;
}
