import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { invite, LINK_DAYS } from '#server/access/invitations.ts';
import { record } from '#server/audit/record.ts';
import type { Env } from '#server/env.ts';
import { mailLink } from '#server/http/mailLink.ts';
import { inviteRequest } from '#shared/contract/accounts.ts';
import { mailSettingsOf } from './mailSettingsOf.ts';
import { opened } from './opened.ts';
import { ownAddress } from './ownAddress.ts';
import { refusalText } from './refusalText.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

/** Whoever reaches the command line reaches the tables: it may do what an owner may. */
const INVITER = { email: 'command line', roles: ['owner' as const] };

/** `bellwether invite EMAIL --role hr [--role manager] [--person ID] [--mail]`: prints a link to come in by, once, and mails it when asked. */
export async function inviteCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const asked = askedOf(args);
  const address = ownAddress(env, env.port);
  const mail = asked.mail ? mailSettingsOf(env) : undefined;
  const { now } = terminal;
  return opened(env, async (db) => {
    const inviting = db.transaction(async (session) => {
      const made = await invite(session, INVITER, asked, { now, randomBytes });
      const { email: of, roles, personExternalId } = made.invitation;
      const details = { email: of, roles, personExternalId };
      await record(session, { at: now(), actor: INVITER.email, action: 'invited', details });
      return made;
    });
    const { invitation, token } = await refusalText(inviting);
    const link = `${address}/invitation#${token}`;
    terminal.out(`${link}\n`);
    terminal.err(
      `For ${invitation.email} (${invitation.roles.join(', ')}): good once, for ${LINK_DAYS} days. It is shown this once: pass it on.\n`,
    );
    if (!mail) return 0;
    const { to, why } = await mailLink({ db, mail, now }, { invitation, link }, { actor: INVITER.email });
    terminal.err(why === undefined ? `It was mailed to ${to}.\n` : `It was not mailed to ${to}: ${why}\n`);
    return why === undefined ? 0 : 1;
  });
}

function askedOf(args: string[]) {
  const options = {
    role: { type: 'string', multiple: true },
    person: { type: 'string' },
    mail: { type: 'boolean' },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [email, ...rest] = positionals;
  const { role: roles = [], person: personExternalId = null, mail = false } = values;
  const asked = inviteRequest.safeParse({ email, roles, personExternalId, mail });
  if (rest.length > 0 || email === undefined || values.role === undefined)
    throw new Usage(`invite: say EMAIL --role ${ROLES.join('|')}.`);
  const unknown = roles.find((role) => !ROLES.some((known) => known === role));
  if (unknown !== undefined)
    throw new Usage(`invite: say EMAIL --role ${ROLES.join('|')}; there is no role "${unknown}".`);
  if (asked.success) return asked.data;
  throw new Usage(
    inviteRequest.shape.email.safeParse(email).success
      ? 'invite: say --person ID, as the id stands in the people file.'
      : `invite: "${email}" is no e-mail address.`,
  );
}

const ROLES = inviteRequest.shape.roles.element.options;
