import { parseArgs } from 'node:util';
import { inlineAnswers } from '#server/answers/inlineAnswers.ts';
import type { Database } from '#server/db/database.ts';
import type { Env } from '#server/env.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { mailingOf } from '#server/http/mailingOf.ts';
import type { Mailing } from '#server/mail/mailing.ts';
import { planResults } from '#server/mail/planResults.ts';
import { postOf } from '#server/mail/postOf.ts';
import { sendResults } from '#server/mail/sendResults.ts';
import { inWords } from '#shared/contract/inWords.ts';
import { type MailPlan, type MailReport, mailResultsRequest } from '#shared/contract/mail.ts';
import { mailSettingsOf } from './mailSettingsOf.ts';
import { opened } from './opened.ts';
import { refusalText } from './refusalText.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

const OPTIONS = {
  wave: { type: 'string' },
  to: { type: 'string', multiple: true },
  again: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** `bellwether mail results`: mails each account what it may see of a survey wave. Exit code 1 when somebody could not be reached. */
export async function mailCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (positionals.length !== 1 || positionals[0] !== 'results') throw new Usage('mail: say results.');
  const { 'dry-run': dryRun = false, ...given } = values;
  const asked = mailResultsRequest.safeParse(given, { error: inWords });
  if (!asked.success) {
    const [{ path, message }] = asked.error.issues;
    throw new Usage(`mail: --${String(path[0])}: ${message}.`);
  }
  const settings = dryRun ? undefined : mailSettingsOf(env);
  return opened(env, async (db) => {
    const mailing = await mailingOn(db, env, terminal);
    const progress = ({ done, of }: { done: number; of: number }) =>
      terminal.progress(`mail for ${of} accounts`, done, 'done');
    if (!settings) return toldPlan(await refusalText(planResults(mailing, asked.data, progress)), terminal);
    const post = postOf(settings, terminal.now);
    try {
      const sending = { ...mailing, post, sender: { actor: 'command line' } };
      return toldReport(await refusalText(sendResults(sending, asked.data, progress)), terminal);
    } finally {
      post.close();
    }
  });
}

async function mailingOn(db: Database, env: Env, terminal: Terminal): Promise<Mailing> {
  const answers = inlineAnswers(inlineFacts(db));
  await answers.refresh();
  return mailingOf({ db, answers, now: terminal.now, site: env.url });
}

function toldPlan({ wave, people, seesNothing }: MailPlan, terminal: Terminal): number {
  terminal.out(`Results of ${wave} would go to ${people.length} of ${people.length + seesNothing.length} accounts:\n`);
  for (const { email, everyone, teams, told, withheld, sentAt } of people) {
    const what = `${everyone ? 'the company and all groups' : `teams: ${teams}`}, numbers told: ${told}, withheld: ${withheld}`;
    terminal.out(`${email}  ${what}${sentAt === undefined ? '' : `  (had it on ${day(sentAt)})`}\n`);
  }
  if (people.some(({ sentAt }) => sentAt !== undefined)) terminal.err('Who had it is passed over without --again.\n');
  terminal.err('Nothing was sent.\n');
  return 0;
}

function toldReport({ wave, sent, skipped, failed, notTried }: MailReport, terminal: Terminal): number {
  for (const { email } of sent) terminal.out(`${email}  sent\n`);
  for (const { email, sentAt } of skipped)
    terminal.out(
      `${email}  passed over: ${sentAt === undefined ? 'somebody else is sending it' : `had it on ${day(sentAt)}`}\n`,
    );
  for (const { email, why } of failed) terminal.err(`${email}  not sent: ${why}\n`);
  for (const { email } of notTried) terminal.err(`${email}  not tried\n`);
  const others = [`${skipped.length} passed over`, `${failed.length + notTried.length} not reached`].join(', ');
  terminal.err(`Results of ${wave}: ${sent.length} sent, ${others}.\n`);
  return failed.length + notTried.length > 0 ? 1 : 0;
}

const day = (iso: string): string => iso.slice(0, 10);
