import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { invite, LINK_DAYS } from '#server/access/invitations.ts';
import { Refusal } from '#server/access/refusal.ts';
import { record } from '#server/audit/record.ts';
import type { Env } from '#server/env.ts';
import { inviteRequest } from '#shared/contract/accounts.ts';
import { opened } from './opened.ts';
import { ownAddress } from './ownAddress.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

/** Whoever reaches the command line reaches the tables: it may do what an owner may. */
const INVITER = { email: 'command line', roles: ['owner' as const] };

/** `bellwether invite EMAIL --role hr [--role manager] [--person ID]`: prints a link to come in by, once. */
export async function inviteCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const options = { role: { type: 'string', multiple: true }, person: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [email, ...rest] = positionals;
  const asked = inviteRequest.safeParse({ email, roles: values.role ?? [], personExternalId: values.person ?? null });
  if (rest.length > 0 || email === undefined || values.role === undefined)
    throw new Usage(`invite: say EMAIL --role ${ROLES.join('|')}.`);
  const unknown = values.role.find((role) => !ROLES.some((known) => known === role));
  if (unknown !== undefined)
    throw new Usage(`invite: say EMAIL --role ${ROLES.join('|')}; there is no role "${unknown}".`);
  if (!asked.success)
    throw new Usage(
      inviteRequest.shape.email.safeParse(email).success
        ? 'invite: say --person ID, as the id stands in the people file.'
        : `invite: "${email}" is no e-mail address.`,
    );
  const address = ownAddress(env, env.port);
  const outside = { now: terminal.now, randomBytes };
  await opened(env, async (db) => {
    const inviting = db.transaction(async (session) => {
      const made = await invite(session, INVITER, asked.data, outside);
      const { email: of, roles, personExternalId } = made.invitation;
      const details = { email: of, roles, personExternalId };
      await record(session, { at: terminal.now(), actor: INVITER.email, action: 'invited', details });
      return made;
    });
    const { invitation, token } = await inviting.catch((error: unknown) => {
      throw error instanceof Refusal ? new Error(`${error.message} ${error.todo}`) : error;
    });
    const { roles } = invitation;
    terminal.out(`${address}/invitation#${token}\n`);
    terminal.err(
      `For ${invitation.email} (${roles.join(', ')}): good once, for ${LINK_DAYS} days. It is shown this once: pass it on.\n`,
    );
  });
  return 0;
}

const ROLES = inviteRequest.shape.roles.element.options;
