/** What the thread is to read: of the first sheet with rows when no part is named. */
export interface SheetStart {
  path: string;
  name: string;
  part: string | undefined;
}

/** What the thread says: first which sheets there are, then, whenever asked to go on, some rows. */
export type FromSheet =
  | { sheets: string[]; part: string }
  | { rows: [cells: string[], line: number][] }
  | { end: true }
  | { refused: string; sheets?: readonly string[] }
  | { failed: string };
