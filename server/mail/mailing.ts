import type { Reader } from '#server/access/scope.ts';
import type { MailBook, Sender } from '#server/audit/mailBook.ts';
import type { Answers } from '#server/http/answers.ts';
import type { Post } from './postOf.ts';

/** An account that may be written to. */
export interface Recipient extends Reader {
  userId: number;
  name: string;
}

/** What mailing results needs: who there is, what each is answered, what was mailed before. It is given no way to the tables. */
export interface Mailing {
  /** Everybody who is let in now. */
  recipients(): Promise<Recipient[]>;
  /** One of them as they are at this moment; undefined when they are not let in any more. */
  recipient(userId: number): Promise<Recipient | undefined>;
  answers: Answers;
  book: MailBook;
  /** Where people reach Bellwether, as `https://bellwether.example.com`; `undefined` when nobody said. */
  site: string | undefined;
}

/** Sending, as somebody asked for it. */
export interface Sending extends Mailing {
  post: Post;
  sender: Sender;
}
