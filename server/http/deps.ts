import type { Outside } from '#server/access/user.ts';
import type { Database } from '#server/db/database.ts';
import type { MailSettings } from '#server/mail/mailSettings.ts';
import type { Imports } from '#server/ingest/index.ts';
import type { Uploads } from './uploads.ts';
import type { Answers } from './answers.ts';

/** Everything the server is given; nothing is made on import. */
export interface Deps extends Outside {
  db: Database;
  answers: Answers;
  imports: Imports;
  /** The token of the set-up link that was printed; used once. */
  setUpToken: string;
  /** Where people reach this server, as `https://bellwether.example.com`; known once it listens. */
  address(): string;
  /** Signs session cookies; kept outside the database. */
  sessionKey: Uint8Array;
  /** The secret of our client at the single sign-on provider. */
  oidcSecret: string | undefined;
  /** How mail leaves; undefined when none does. */
  mail: MailSettings | undefined;
  /** Where people reach this server, when somebody said; links in results lead there. */
  site: string | undefined;
  /** Turns people into respondents' keyed hashes; kept outside the database. */
  respondentKey: Uint8Array;
  /** Files on their way in. */
  uploads: Uploads;
  /** The built page. */
  webFolder: string;
  /** Tells the operator of an error that is our own fault, and of which request. */
  report(error: unknown, request?: string): void;
}
