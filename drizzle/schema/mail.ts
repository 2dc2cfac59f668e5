import { bigint, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { users } from './access.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/**
 * Who was mailed the results of which wave: kept apart from the audit log, whose retention must not let them be mailed a second
 * time unnoticed. The wave by its name, so that this outlives an import that is taken back and done anew.
 */
export const resultMails = pgTable(
  'result_mails',
  {
    wave: text('wave').notNull(),
    userId: bigint('user_id', { mode: 'number' })
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Set while it is on its way; an old one says that a server stopped meanwhile. */
    begunAt: instant('begun_at'),
    /** When the mail server took the latest one; null while it took none. */
    sentAt: instant('sent_at'),
  },
  (t) => [primaryKey({ columns: [t.wave, t.userId] })],
);
