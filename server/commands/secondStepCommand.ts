import { parseArgs } from 'node:util';
import { findUser } from '#server/access/accounts.ts';
import { resetSecondStep } from '#server/access/resetSecondStep.ts';
import { record } from '#server/audit/record.ts';
import type { Env } from '#server/env.ts';
import { resetSecondStepRequest } from '#shared/contract/secondStep.ts';
import { opened } from './opened.ts';
import { refusalText } from './refusalText.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

/** Whoever reaches the command line reaches the tables: it may do what an owner may. */
const ACTOR = { email: 'command line', roles: ['owner' as const] };

/** `bellwether second-step reset EMAIL --reason TEXT`: also for the last owner, who has nobody to ask. */
export async function secondStepCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const options = { reason: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [what, email, ...rest] = positionals;
  if (what !== 'reset' || email === undefined || rest.length > 0)
    throw new Usage('second-step: say reset EMAIL --reason TEXT.');
  const asked = resetSecondStepRequest.safeParse({ reason: values.reason });
  if (!asked.success)
    throw new Usage('second-step reset: say why with --reason, in a few words; it is kept in the audit log.');
  return opened(env, async (db) => {
    const at = terminal.now();
    const resetting = db.transaction(async (session) => {
      const found = await findUser(session, email);
      if (!found) throw new Error(`${email} has no account here.`);
      const user = await resetSecondStep(session, ACTOR, found.userId, at);
      const told = { action: 'second step reset', details: { of: user.email }, reason: asked.data.reason } as const;
      await record(session, { at, actor: ACTOR.email, ...told });
      return user;
    });
    const user = await refusalText(resetting);
    terminal.out(
      `${user.email} signs in with the password alone now, and was signed out everywhere. Have them set it up again under Your account.\n`,
    );
    return 0;
  });
}
