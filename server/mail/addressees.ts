import { Refusal } from '#server/access/refusal.ts';
import type { Reader } from '#server/access/scope.ts';
import type { Mailing, Recipient } from './mailing.ts';
import { moraleOf, type Results, resultsOf } from './resultsOf.ts';

/** What is asked to be mailed. */
export interface Asked {
  /** A wave's name; the one that closed last when none is named. */
  wave?: string | undefined;
  /** Addresses of accounts; everybody when there are none. */
  to?: readonly string[] | undefined;
}

/** Who gets what of a wave, one after the other; `undefined` for who sees none of it. */
export interface Addressees {
  wave: string;
  recipients: Recipient[];
  resultsFor(recipient: Recipient): Promise<Results | undefined>;
}

/** The wave and the people that are meant. Rejects with Refusal when there is no such wave, or no such account that is let in. */
export async function addressees({ answers, recipients }: Mailing, { wave, to }: Asked): Promise<Addressees> {
  const name = await waveOf(answers, wave);
  return {
    wave: name,
    recipients: chosen(await recipients(), to),
    resultsFor: (recipient) => resultsOf(answers, readerOf(recipient), name),
  };
}

const readerOf = ({ email, roles, personExternalId }: Recipient): Reader => ({ email, roles, personExternalId });

/** Which waves there are is what a reader of everything is told. */
const ALL: Reader = { email: 'mail', roles: ['hr'], personExternalId: null };

async function waveOf(answers: Mailing['answers'], asked: string | undefined): Promise<string> {
  const { waves } = await moraleOf(answers, ALL, { by: 'manager' });
  const names = waves.toSorted((a, b) => a.closedOn.localeCompare(b.closedOn)).map(({ wave }) => wave);
  const last = names.at(-1);
  if (last === undefined)
    throw new Refusal(
      'missing',
      'No survey wave has closed yet.',
      'Import the answers of one; then its results can be mailed.',
    );
  if (asked !== undefined && !names.includes(asked))
    throw new Refusal(
      'missing',
      `No closed survey wave is called “${asked}”.`,
      `There are: ${[...new Set(names)].join(', ')}.`,
    );
  return asked ?? last;
}

function chosen(all: readonly Recipient[], to: readonly string[] | undefined): Recipient[] {
  if (to === undefined) return [...all];
  const wanted = new Set(to.map((email) => email.trim().toLowerCase()));
  const found = all.filter(({ email }) => wanted.has(email));
  const missing = [...wanted].filter((email) => !found.some((recipient) => recipient.email === email));
  if (missing.length > 0)
    throw new Refusal(
      'missing',
      `Nobody who is let in has the address ${missing.join(', ')}.`,
      'Invite them first, or let a disabled account in again. Nothing was sent.',
    );
  return found;
}
