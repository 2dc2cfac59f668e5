import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUser } from '#server/access/accounts.ts';
import { hashPassword } from '#server/access/password.ts';
import type { User } from '#server/access/user.ts';
import { inlineAnswers } from '#server/answers/inlineAnswers.ts';
import { createApp } from '#server/app.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import type { Deps } from '#server/http/deps.ts';
import { uploads } from '#server/http/uploads.ts';
import { inlineImports } from '#server/ingest/index.ts';
import type {
  AccountsResponse,
  CreatedTokenResponse,
  InvitedResponse,
  OpenLinkResponse,
  OwnSessionsResponse,
  SingleSignOnResponse,
  StartSingleSignOnResponse,
  TokensResponse,
} from '#shared/contract/accounts.ts';
import type { AuditResponse } from '#shared/contract/audit.ts';
import type { RetentionPeriods } from '#shared/contract/rights.ts';
import type { BegunSecondStep, OwnSecondStep, RecoveryCodesResponse } from '#shared/contract/secondStep.ts';
import type { ErrorResponse, Role, SessionResponse } from '#shared/contract/session.ts';
import type { TestEngine } from '#test/databases/databases.ts';
import { identityDeps, sessionCookie } from './signIn.ts';

export const PASSWORD = 'several plain words in a row';
/** Worked out once: it is made to cost a third of a second. */
const passwordHash = hashPassword(PASSWORD, randomBytes(16));

/** All that routes of accounts answer: a test looks at what the route it asked says, of which the rest is not there. */
type Said = ErrorResponse &
  SessionResponse &
  AccountsResponse &
  InvitedResponse &
  OpenLinkResponse &
  OwnSessionsResponse &
  TokensResponse &
  CreatedTokenResponse &
  SingleSignOnResponse &
  StartSingleSignOnResponse &
  AuditResponse &
  OwnSecondStep &
  BegunSecondStep &
  RecoveryCodesResponse & { periods: RetentionPeriods };

/** What came back; `body` is of JSON only. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: Said;
}

/** A server on loopback whose clock the test moves, and people in it. */
export async function accessServer({ open }: TestEngine, over: Partial<Deps> = {}) {
  const database = await open();
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-access-'));
  const errors: unknown[] = [];
  const clock = { now: new Date('2026-07-01T12:00:00Z') };
  const answers = inlineAnswers(inlineFacts(database.db));
  await answers.refresh();
  const at = { address: '' };
  const deps: Deps = {
    ...identityDeps,
    db: database.db,
    answers,
    imports: inlineImports(database.db),
    now: () => clock.now,
    randomBytes,
    setUpToken: 'the-link',
    respondentKey: new Uint8Array(32),
    uploads: uploads(join(folder, 'uploads'), randomBytes),
    webFolder: folder,
    report: (error) => errors.push(error),
    address: () => at.address,
    ...over,
  };
  const server = createServer(createApp(deps, () => Promise.reject(new Error('not asked for here'))));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  at.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = async (method: string, path: string, asked: Asked = {}): Promise<Answer> => {
    const response = await fetch(`${at.address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(asked.cookie === undefined ? {} : { cookie: asked.cookie }),
        ...asked.headers,
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : {}) as Said };
  };
  return {
    db: database.db,
    deps,
    clock,
    errors,
    address: () => at.address,
    send,
    /** Somebody with these roles and `PASSWORD`. */
    user: async (email: string, ...roles: Role[]): Promise<User> =>
      createUser(
        database.db,
        { email, name: email.split('@')[0], roles, personExternalId: null, passwordHash: await passwordHash },
        clock.now,
      ),
    cookieOf: (user: User) => sessionCookie(database.db, user.userId, clock.now),
    async close() {
      server.closeAllConnections();
      server.close();
      await answers.close();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

export interface Asked {
  body?: unknown;
  cookie?: string;
  headers?: Record<string, string>;
}
export type AccessServer = Awaited<ReturnType<typeof accessServer>>;

/** The cookies an answer set, as a browser sends them back. */
export function cookieFrom({ headers }: Answer): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ');
}
