import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { findUser } from '#server/access/accounts.ts';
import { createToken, listTokens, revokeToken } from '#server/access/tokens.ts';
import { record } from '#server/audit/record.ts';
import type { Database } from '#server/db/database.ts';
import type { Env } from '#server/env.ts';
import type { ApiToken, TokenScope } from '#shared/contract/accounts.ts';
import { opened } from './opened.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

const DAYS = { scim: 365, report: 90 } as const;
const ACTOR = 'command line';
const USED_AT = { scim: 'for SCIM at /scim/v2', report: 'for reports at /api' } as const;

/** What a new token is to be: for SCIM, or for the reports of a user. */
interface Wanted {
  scope: TokenScope;
  email?: string;
}

/** `bellwether token create --scim | create --report EMAIL | list | revoke ID`: lets other programs in, and out again. */
export async function tokenCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const options = { scim: { type: 'boolean' }, report: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [what, id, ...rest] = positionals;
  const isAsked = { create: id === undefined, list: id === undefined, revoke: id !== undefined && rest.length === 0 };
  if (!(what === 'create' || what === 'list' || what === 'revoke') || !isAsked[what])
    throw new Usage('token: say create --scim, create --report EMAIL, list, or revoke ID.');
  const wanted = wantedOf(values);
  if ((what === 'create') !== (wanted !== undefined))
    throw new Usage('token: --scim or --report EMAIL says what a new token is for (token create --scim).');
  if (what === 'revoke' && !/^[1-9]\d{0,14}$/.test(id)) throw new Usage(`token: ${id} is not the number of a token.`);
  return opened(env, (db) => {
    if (wanted) return create(db, wanted, terminal);
    return what === 'list' ? list(db, terminal) : revoke(db, Number(id), terminal);
  });
}

function wantedOf({ scim, report }: { scim?: boolean; report?: string }): Wanted | undefined {
  if (scim === true && report !== undefined) throw new Usage('token: a token is for --scim or for --report, not both.');
  if (report !== undefined) return { scope: 'report', email: report };
  return scim === true ? { scope: 'scim' } : undefined;
}

async function create(db: Database, { scope, email }: Wanted, terminal: Terminal): Promise<number> {
  const user = email === undefined ? undefined : await findUser(db, email);
  if (email !== undefined && (!user || user.disabled)) throw new Error(`${email} has no account here.`);
  const asked = { scope, label: ACTOR, days: DAYS[scope], userId: user?.userId ?? null, createdBy: ACTOR };
  const made = await db.transaction(async (session) => {
    const created = await createToken(session, asked, { now: terminal.now, randomBytes });
    const details = { tokenId: created.token.tokenId, scope, ...(email !== undefined && { of: email }) };
    await record(session, { at: terminal.now(), actor: ACTOR, action: 'token created', details });
    return created;
  });
  const { tokenId, expiresAt } = made.token;
  terminal.out(`${made.text}\n`);
  terminal.err(
    `Token ${tokenId}, ${USED_AT[scope]}, until ${expiresAt.slice(0, 10)}. It is shown this once: put it where it is needed.\n`,
  );
  return 0;
}

async function list(db: Database, terminal: Terminal): Promise<number> {
  const tokens = await listTokens(db);
  if (tokens.length === 0) terminal.err('There are no tokens.\n');
  for (const token of tokens) terminal.out(`${described(token, terminal.now())}\n`);
  return 0;
}

function described({ tokenId, scope, email, createdAt, expiresAt, revokedAt }: ApiToken, now: Date): string {
  const ended = new Date(expiresAt) <= now ? 'expired' : 'good until';
  const state = revokedAt === null ? `${ended} ${expiresAt.slice(0, 10)}` : `revoked ${revokedAt.slice(0, 10)}`;
  return `${tokenId}  ${scope}${email === null ? '' : ` of ${email}`}  made ${createdAt.slice(0, 10)}  ${state}`;
}

async function revoke(db: Database, tokenId: number, terminal: Terminal): Promise<number> {
  const token = await db.transaction(async (session) => {
    const revoked = await revokeToken(session, tokenId, terminal.now());
    if (!revoked) throw new Error(`There is no token ${tokenId}. See: bellwether token list`);
    await record(session, { at: terminal.now(), actor: ACTOR, action: 'token revoked', details: { tokenId } });
    return revoked;
  });
  terminal.out(`${described(token, terminal.now())}\n`);
  return 0;
}
