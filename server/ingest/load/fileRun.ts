import type { Session } from '#server/db/database.ts';
import type { CsvTable } from '../csv/csvTable.ts';
import type { KindDeclaration } from '../kinds/declaration.ts';
import type { PeopleRun } from '../people/peopleRun.ts';

/** One file while it is being loaded. */
export interface FileRun extends PeopleRun {
  session: Session;
  table: CsvTable;
  declaration: KindDeclaration;
  respondentKey: Uint8Array;
  /** ISO. */
  today: string;
  progress(rows: number): void;
}
