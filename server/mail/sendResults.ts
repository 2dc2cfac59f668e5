import type { MailProgress, MailReport } from '#shared/contract/mail.ts';
import { type Asked, addressees } from './addressees.ts';
import type { Recipient, Sending } from './mailing.ts';
import { NotTaken } from './notTaken.ts';
import { resultsMessage } from './resultsMessage.ts';

/**
 * Sends each active account that sees any of a wave what it sees, one message after the other, and tells what came of each. Who has had it is
 * passed over unless `again`; so sending that was broken off goes on with who is missing. Once the mail server itself is not to be had, the rest
 * are not tried.
 */
export async function sendResults(
  sending: Sending,
  { again, ...asked }: Asked & { again: boolean },
  onProgress: (progress: MailProgress) => void,
): Promise<MailReport> {
  const { wave, recipients, resultsFor } = await addressees(sending, asked);
  const { book } = sending;
  const sent = await book.sent(wave);
  const link =
    sending.site === undefined ? undefined : `${sending.site}/morale?${new URLSearchParams({ wave }).toString()}`;
  const report: MailReport = { wave, sent: [], skipped: [], failed: [], notTried: [] };
  let isGone = false;
  for (const [done, { userId }] of recipients.entries()) {
    onProgress({ done, of: recipients.length });
    // Sending may take minutes: whoever was disabled or given other roles meanwhile gets what they may see now.
    const recipient = await sending.recipient(userId);
    const results = recipient && (await resultsFor(recipient));
    if (!results) continue;
    const { name, email } = recipient;
    const isHad = sent.has(userId) && !again;
    if (isGone && !isHad) {
      report.notTried.push({ name, email });
      continue;
    }
    if (isHad || !(await book.begin({ wave, userId, email }, again))) {
      report.skipped.push({ name, email, sentAt: sent.get(userId) });
      continue;
    }
    const trouble = await sendOne(sending, wave, recipient, () =>
      resultsMessage(results, { name, address: email }, link),
    );
    if (trouble) report.failed.push({ name, email, why: trouble.message });
    else report.sent.push({ name, email });
    isGone ||= trouble?.isOfServer === true;
  }
  return report;
}

/** Why it was not taken; undefined when it was. */
async function sendOne(
  { book, post, sender }: Sending,
  wave: string,
  { userId, email }: Recipient,
  message: () => Parameters<Sending['post']['send']>[0],
): Promise<NotTaken | undefined> {
  const of = { wave, userId, email };
  try {
    await post.send(message());
  } catch (error) {
    const trouble =
      error instanceof NotTaken ? error : new NotTaken('Bellwether itself failed to make this message.', true);
    await book.failed(of, sender, trouble.message);
    if (trouble !== error) throw error;
    return trouble;
  }
  await book.done(of, sender);
  return undefined;
}
