import { mailReaders } from '#server/access/mailReaders.ts';
import { mailBook } from '#server/audit/mailBook.ts';
import type { Database } from '#server/db/database.ts';
import type { Mailing } from '#server/mail/mailing.ts';
import type { Answers } from './answers.ts';

/** What mailing results is given to do it with: it reaches accounts, answers and its own book, and no table besides. */
export function mailingOf(of: { db: Database; answers: Answers; now: () => Date; site: string | undefined }): Mailing {
  return {
    recipients: () => mailReaders(of.db, of.now()),
    recipient: async (userId) => (await mailReaders(of.db, of.now(), userId)).at(0),
    answers: of.answers,
    book: mailBook(of.db, of.now),
    site: of.site,
  };
}
