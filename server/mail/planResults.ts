import type { MailPlan, MailProgress } from '#shared/contract/mail.ts';
import { type Asked, addressees } from './addressees.ts';
import type { Mailing } from './mailing.ts';
import type { Results } from './resultsOf.ts';

/** Who would get the results of a wave, and how much of them; nothing is sent. Rejects with Refusal as `addressees` does. */
export async function planResults(
  mailing: Mailing,
  asked: Asked,
  onProgress: (progress: MailProgress) => void,
): Promise<MailPlan> {
  const { wave, recipients, resultsFor } = await addressees(mailing, asked);
  const sent = await mailing.book.sent(wave);
  const plan: MailPlan = { wave, people: [], seesNothing: [] };
  for (const [done, recipient] of recipients.entries()) {
    onProgress({ done, of: recipients.length });
    const { name, email, userId } = recipient;
    const results = await resultsFor(recipient);
    if (results) plan.people.push({ name, email, ...extentOf(results), sentAt: sent.get(userId) });
    else plan.seesNothing.push({ name, email });
  }
  return plan;
}

/** How much of a wave is told: teams, and numbers of any group that are told and withheld. */
function extentOf({ sections }: Results) {
  const measures = sections.flatMap(({ groups }) => groups.flatMap((group) => group.measures));
  const withheld = measures.filter((measure) => measure.withheld !== undefined).length;
  return {
    everyone: sections.some(({ by }) => by === 'company'),
    teams: sections.find(({ by }) => by === 'manager')?.groups.length ?? 0,
    told: measures.length - withheld,
    withheld,
  };
}
