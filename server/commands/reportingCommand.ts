import { parseArgs } from 'node:util';
import { findUser } from '#server/access/accounts.ts';
import type { Database } from '#server/db/database.ts';
import type { Env } from '#server/env.ts';
import { allowReader, listReaders, type Reader, refuseReader } from '#server/reporting/index.ts';
import { opened } from './opened.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

const ACTOR = 'command line';

/** `bellwether reporting allow ROLE --as EMAIL | refuse ROLE | list`: which roles of the database server read survey numbers by SQL. */
export async function reportingCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { as: { type: 'string' } }, allowPositionals: true });
  const [what, role, ...rest] = positionals;
  const isAsked =
    rest.length === 0 &&
    ((what === 'allow' && role !== undefined && values.as !== undefined) ||
      (what === 'refuse' && role !== undefined && values.as === undefined) ||
      (what === 'list' && role === undefined && values.as === undefined));
  if (!isAsked) throw new Usage('reporting: say allow ROLE --as EMAIL, refuse ROLE, or list.');
  if (env.databaseUrl === undefined)
    throw new Error(
      'The embedded database lets nobody in by SQL: it has one user, who owns everything. Set DATABASE_URL to a PostgreSQL to have readers.',
    );
  return opened(env, (db) => {
    if (what === 'allow') return allow(db, role, values.as!, terminal);
    return what === 'list' ? list(db, terminal) : refuse(db, role, terminal);
  });
}

async function allow(db: Database, role: string, email: string, terminal: Terminal): Promise<number> {
  const user = await findUser(db, email);
  if (!user || user.disabled) throw new Error(`${email} has no account here.`);
  const reader = await allowReader(db, { role, actor: ACTOR, now: terminal.now() }, user);
  terminal.out(`${described(reader)}\n`);
  terminal.err('What is read by SQL is not in the audit log. docs/reporting.md has the views.\n');
  return 0;
}

async function refuse(db: Database, role: string, terminal: Terminal): Promise<number> {
  await refuseReader(db, { role, actor: ACTOR, now: terminal.now() });
  terminal.out(`${role} reads nothing any more.\n`);
  return 0;
}

async function list(db: Database, terminal: Terminal): Promise<number> {
  const readers = await listReaders(db);
  if (readers.length === 0) terminal.err('Nobody reads by SQL.\n');
  for (const reader of readers) {
    terminal.out(`${described(reader)}\n`);
    if (reader.trouble !== undefined) terminal.err(`${reader.trouble}\n`);
  }
  return 0;
}

function described({ role, email, disabled, allowedAt, waves, cells }: Reader): string {
  const account = email === null ? 'an account that is no more' : `${email}${disabled ? ' (disabled)' : ''}`;
  const sees = cells === 0 ? 'sees nothing' : `sees ${cells} cells of ${waves} waves`;
  return `${role}  as ${account}  ${sees}  since ${allowedAt.slice(0, 10)}`;
}
