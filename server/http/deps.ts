import type { Outside } from '#server/access/accounts.ts';
import type { Database } from '#server/db/database.ts';
import type { Answers } from './answers.ts';

/** Everything the server is given; nothing is made on import. */
export interface Deps extends Outside {
  db: Database;
  answers: Answers;
  /** The token of the set-up link that was printed; used once. */
  setUpToken: string;
  /** Turns people into respondents' keyed hashes; kept outside the database. */
  respondentKey: Uint8Array;
  /** Where uploads and the sample organisation's files are put while they are read. */
  uploadFolder: string;
  /** The built page. */
  webFolder: string;
  /** Tells the operator of an error that is our own fault. */
  report(error: unknown): void;
}
