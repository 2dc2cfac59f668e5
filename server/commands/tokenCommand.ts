import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createToken, listTokens, revokeToken, type Token } from '#server/access/tokens.ts';
import { record } from '#server/audit/record.ts';
import type { Database } from '#server/db/database.ts';
import type { Env } from '#server/env.ts';
import { opened } from './opened.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

/** `bellwether token create --scim | list | revoke ID`: lets other programs in, and out again. */
export async function tokenCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { scim: { type: 'boolean' } }, allowPositionals: true });
  const [what, id, ...rest] = positionals;
  const isAsked = { create: id === undefined, list: id === undefined, revoke: id !== undefined && rest.length === 0 };
  if (!(what === 'create' || what === 'list' || what === 'revoke') || !isAsked[what])
    throw new Usage('token: say create --scim, list, or revoke ID.');
  if ((what === 'create') !== (values.scim === true))
    throw new Usage('token: --scim says what a new token is for (token create --scim).');
  if (what === 'revoke' && !/^[1-9]\d{0,14}$/.test(id)) throw new Usage(`token: ${id} is not the number of a token.`);
  return opened(env, (db) => {
    if (what === 'create') return create(db, terminal);
    return what === 'list' ? list(db, terminal) : revoke(db, Number(id), terminal);
  });
}

async function create(db: Database, terminal: Terminal): Promise<number> {
  const { token, text } = await createToken(db, 'scim', { now: terminal.now, randomBytes });
  const { tokenId, scope, expiresAt } = token;
  await record(db, {
    at: terminal.now(),
    actor: 'command line',
    action: 'token created',
    details: { tokenId, scope },
  });
  terminal.out(`${text}\n`);
  terminal.err(
    `Token ${tokenId}, for SCIM at /scim/v2, until ${expiresAt.slice(0, 10)}. It is shown this once: put it where it is needed.\n`,
  );
  return 0;
}

async function list(db: Database, terminal: Terminal): Promise<number> {
  const tokens = await listTokens(db);
  if (tokens.length === 0) terminal.err('There are no tokens.\n');
  for (const token of tokens) terminal.out(`${described(token, terminal.now())}\n`);
  return 0;
}

function described({ tokenId, scope, createdAt, expiresAt, revokedAt }: Token, now: Date): string {
  const ended = new Date(expiresAt) <= now ? 'expired' : 'good until';
  const state = revokedAt === null ? `${ended} ${expiresAt.slice(0, 10)}` : `revoked ${revokedAt.slice(0, 10)}`;
  return `${tokenId}  ${scope}  made ${createdAt.slice(0, 10)}  ${state}`;
}

async function revoke(db: Database, tokenId: number, terminal: Terminal): Promise<number> {
  const token = await revokeToken(db, tokenId, terminal.now());
  if (!token) throw new Error(`There is no token ${tokenId}. See: bellwether token list`);
  await record(db, { at: terminal.now(), actor: 'command line', action: 'token revoked', details: { tokenId } });
  terminal.out(`${described(token, terminal.now())}\n`);
  return 0;
}
