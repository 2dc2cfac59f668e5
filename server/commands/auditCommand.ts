import { parseArgs } from 'node:util';
import { checkChain } from '#server/audit/checkChain.ts';
import type { Env } from '#server/env.ts';
import { opened } from './opened.ts';
import type { Terminal } from './terminal.ts';

/** `bellwether audit [--json]`: is the audit log whole? Exit code 1 when it was tampered with. */
export async function auditCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  return opened(env, async (db) => {
    const check = await checkChain(db);
    if (values.json) terminal.out(`${JSON.stringify(check, undefined, 2)}\n`);
    else {
      for (const { eventId, what } of check.wrong)
        terminal.out(`${eventId === undefined ? '' : `event ${eventId}: `}${what}\n`);
      const end = check.head ? ` The last is ${check.head.eventId}, its hash ${check.head.hash}.` : '';
      terminal.out(
        `${check.whole ? 'The log is whole' : 'The log was tampered with'}: ${check.events} events.${end}\n`,
      );
    }
    return check.whole ? 0 : 1;
  });
}
