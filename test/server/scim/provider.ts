import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { createToken } from '#server/access/tokens.ts';
import { inlineAnswers } from '#server/answers/inlineAnswers.ts';
import { createApp } from '#server/app.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { uploads } from '#server/http/uploads.ts';
import { inlineImports } from '#server/ingest/index.ts';
import type { TestDatabase, TestEngine } from '#test/databases/databases.ts';
import { identityDeps } from '#test/factories/signIn.ts';

export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** A token an identity provider would be given. */
export const SCIM_TOKEN = { scope: 'scim' as const, label: 'Entra', days: 365, userId: null, createdBy: 'test' };

/** What tests look at of a user, a list or an error; anything else is there as well. */
export interface Body {
  [key: string]: unknown;
  id: string;
  detail: string;
  totalResults: number;
  Resources: Body[];
}

/** What came back: the status, the headers, and the body as it was sent. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Body;
}

/** An identity provider that speaks to a server of its own over real HTTP, on a day that can be set. */
export interface Provider {
  database: TestDatabase;
  address: string;
  token: { tokenId: number; text: string };
  errors: unknown[];
  on(day: string): void;
  now(): Date;
  send(method: string, path: string, body?: unknown, authorization?: string | null): Promise<Answer>;
  /** POSTs a user and hands back its id. */
  user(body: Record<string, unknown>): Promise<string>;
  patch(id: string, ...operations: object[]): Promise<Answer>;
  version(): Promise<number>;
  close(): Promise<void>;
}

export async function provider({ open }: TestEngine, openingDay = '2026-01-10'): Promise<Provider> {
  const database = await open();
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-scim-'));
  let now = new Date(`${openingDay}T12:00:00Z`);
  const outside = { now: () => now, randomBytes };
  const errors: unknown[] = [];
  const app = createApp(
    {
      ...outside,
      db: database.db,
      answers: inlineAnswers(inlineFacts(database.db)),
      imports: inlineImports(database.db),
      setUpToken: 'x',
      respondentKey: new Uint8Array(32),
      ...identityDeps,
      uploads: uploads(join(folder, 'uploads'), randomBytes),
      webFolder: folder,
      report: (error) => errors.push(error),
    },
    () => Promise.reject(new Error('not asked for here')),
  );
  const { server, address } = await listening(createServer(app));
  const { token, text } = await createToken(database.db, SCIM_TOKEN, outside);
  const send: Provider['send'] = async (method, path, body, authorization = `Bearer ${text}`) => {
    const response = await fetch(`${address}/scim/v2${path}`, {
      method,
      headers: {
        ...(authorization !== null && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/scim+json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const read = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: read === '' ? ({} as Body) : (JSON.parse(read) as Body),
    };
  };
  return {
    database,
    address,
    token: { tokenId: token.tokenId, text },
    errors,
    on: (day) => {
      now = new Date(`${day}T12:00:00Z`);
    },
    now: () => now,
    send,
    async user(body) {
      const made = await send('POST', '/Users', body);
      if (made.status !== 201) throw new Error(`${made.status} ${made.body.detail}`);
      return made.body.id;
    },
    patch: (id, ...Operations) =>
      send('PATCH', `/Users/${id}`, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations }),
    async version() {
      const row = await database.db.orm.query.publication.findFirst();
      return row?.version ?? 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function listening(server: Server): Promise<{ server: Server; address: string }> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
