import { type Recorded, record } from '#server/audit/record.ts';
import type { Database } from '#server/db/database.ts';
import type { MailSettings } from '#server/mail/mailSettings.ts';
import { linkMessage } from '#server/mail/linkMessage.ts';
import { NotTaken } from '#server/mail/notTaken.ts';
import { postOf } from '#server/mail/postOf.ts';
import type { Invitation } from '#shared/contract/accounts.ts';
import type { LinkMailed } from '#shared/contract/mail.ts';

/** Sends a one-time link to the person it was made for, and says why not when the mail server did not take it: the link is good all the same. */
export async function mailLink(
  { db, mail, now }: { db: Database; mail: MailSettings; now: () => Date },
  { invitation, link }: { invitation: Invitation; link: string },
  by: Pick<Recorded, 'actor' | 'address'>,
): Promise<LinkMailed> {
  const { email: to, purpose } = invitation;
  const what = purpose === 'invitation' ? 'invitation' : 'link for a new password';
  const post = postOf(mail, now);
  try {
    await post.send(linkMessage(invitation, link));
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    const { message: why } = error;
    await record(db, { at: now(), ...by, action: 'mail failed', details: { what, to, why } });
    return { to, why };
  } finally {
    post.close();
  }
  await record(db, { at: now(), ...by, action: 'mail sent', details: { what, to } });
  return { to };
}
