import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { resultMails } from '#drizzle/schema/index.ts';
import type { Database } from '#server/db/database.ts';
import { record } from './record.ts';

/** After so long a message that was begun and not ended is taken as left behind by a server that stopped. */
const LEFT_BEHIND_MINUTES = 10;

/** Who asks for mail, and from where. */
export interface Sender {
  actor: string;
  address?: string | undefined;
}

/** To whom the results of a wave go. */
export interface Addressed {
  wave: string;
  userId: number;
  email: string;
}

/** What is known of mails of results: who had which wave, and what the log is told. */
export interface MailBook {
  /** Who had the results of a wave, and when last (ISO): by account. */
  sent(wave: string): Promise<Map<number, string>>;
  /** Takes a message on; false when somebody else is sending it, or they have had it and `again` is not asked for. */
  begin(of: Addressed, again: boolean): Promise<boolean>;
  /** The mail server took it. */
  done(of: Addressed, by: Sender): Promise<void>;
  /** It did not. */
  failed(of: Addressed, by: Sender, why: string): Promise<void>;
}

/** The book in the database. Each message that went, or did not, is an event of the audit log too. */
export function mailBook(db: Database, now: () => Date): MailBook {
  const { wave, userId, begunAt, sentAt } = resultMails;
  const one = (of: Addressed) => and(eq(wave, of.wave), eq(userId, of.userId));
  return {
    async sent(name) {
      const rows = await db.orm
        .select({ userId, sentAt })
        .from(resultMails)
        .where(and(eq(wave, name), isNotNull(sentAt)));
      return new Map(rows.map((row) => [row.userId, new Date(row.sentAt!).toISOString()]));
    },
    async begin(of, again) {
      const at = now();
      const leftBehind = new Date(at.getTime() - LEFT_BEHIND_MINUTES * 60_000).toISOString();
      const taken = await db.orm
        .insert(resultMails)
        .values({ wave: of.wave, userId: of.userId, begunAt: at.toISOString() })
        .onConflictDoUpdate({
          target: [wave, userId],
          set: { begunAt: at.toISOString() },
          setWhere: sql`(${begunAt} is null or ${begunAt} < ${leftBehind}::timestamptz) and (${sentAt} is null or ${again})`,
        })
        .returning({ userId });
      return taken.length > 0;
    },
    done: (of, by) =>
      db.transaction(async (session) => {
        const at = now();
        await session.orm.update(resultMails).set({ begunAt: null, sentAt: at.toISOString() }).where(one(of));
        const details = { what: 'results', wave: of.wave, to: of.email };
        await record(session, { at, ...by, action: 'mail sent', details });
      }),
    failed: (of, by, why) =>
      db.transaction(async (session) => {
        await session.orm.update(resultMails).set({ begunAt: null }).where(one(of));
        const details = { what: 'results', wave: of.wave, to: of.email, why };
        await record(session, { at: now(), ...by, action: 'mail failed', details });
      }),
  };
}
