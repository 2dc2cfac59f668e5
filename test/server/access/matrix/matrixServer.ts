import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import request, { type Response } from 'supertest';
import { users } from '#drizzle/schema/index.ts';
import { writeSample } from '#drizzle/sample/writeSample.ts';
import { createToken } from '#server/access/tokens.ts';
import { inlineAnswers } from '#server/answers/inlineAnswers.ts';
import { createApp } from '#server/app.ts';
import { importFolder } from '#server/commands/importFolder.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import type { Answers } from '#server/http/answers.ts';
import { uploads } from '#server/http/uploads.ts';
import { inlineImports } from '#server/ingest/index.ts';
import type { Role } from '#shared/contract/session.ts';
import { VIEW_AS_HEADER } from '#shared/contract/viewAsHeader.ts';
import type { TestDatabase, TestEngine } from '#test/databases/databases.ts';
import { identityDeps, sessionCookie } from '#test/factories/signIn.ts';
import { type Actor, FORMER_UNTIL, SUBJECTS } from './actors.ts';

/** A server on the small sample organisation, with somebody of every role. */
export interface MatrixServer {
  app: Express;
  database: TestDatabase;
  /** Asks as this actor, each time in a new session. */
  ask(actor: Actor, method: string, path: string): Promise<Response>;
  /** What this actor sends along, in a new session. */
  headersOf(actor: Actor): Promise<Record<string, string>>;
  /** Moves the clock on. */
  forward(milliseconds: number): void;
  /** What the server told its operator of faults of its own. */
  faults: unknown[];
  /** Plants a leak: from now on everybody is answered as HR is. */
  leak(): void;
  close(): Promise<void>;
}

const USERS: Partial<Record<Actor, { roles: Role[]; personExternalId: string | null }>> = {
  owner: { roles: ['owner'], personExternalId: null },
  hr: { roles: ['hr'], personExternalId: null },
  executive: { roles: ['executive'], personExternalId: SUBJECTS.own },
  manager: { roles: ['manager'], personExternalId: SUBJECTS.own },
  admin: { roles: ['admin'], personExternalId: SUBJECTS.own },
  'unlinked manager': { roles: ['manager', 'executive'], personExternalId: null },
};
/** Between two questions, so that nobody is slowed down for having been refused. */
const BETWEEN_MS = 16 * 60_000;

export async function matrixServer({ open }: TestEngine): Promise<MatrixServer> {
  const database = await open();
  const { db } = database;
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-matrix-'));
  await writeSample(join(folder, 'files'), { size: 'small', seed: 1 });
  await moveFormer(join(folder, 'files', 'assignments.csv'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  let now = new Date('2026-07-15T12:00:00Z').getTime();
  const outside = { now: () => new Date(now), randomBytes };
  const imports = inlineImports(db);
  const how = { respondentKey: new Uint8Array(32), actor: 'test', now: outside.now() };
  await importFolder(imports, join(folder, 'files'), how);
  const answers = leaking(inlineAnswers(inlineFacts(db)));
  await answers.refresh();
  const faults: unknown[] = [];
  const deps = {
    ...outside,
    ...identityDeps,
    db,
    imports,
    answers,
    setUpToken: 'x',
    respondentKey: how.respondentKey,
    uploads: uploads(join(folder, 'uploads'), randomBytes),
    webFolder: folder,
    report: (error: unknown) => {
      faults.push(error);
      process.stderr.write(`${String(error)}\n`);
    },
  };
  const app = createApp(deps, () => Promise.reject(new Error('there are people already')));
  const ids = await makeUsers(database);
  const token = async (scope: 'report' | 'scim', userId: number | null) =>
    (await createToken(db, { scope, label: 'test', days: 366, userId, createdBy: 'test' }, outside)).text;
  const tokens = { report: await token('report', ids.get('executive')!), scim: await token('scim', null) };
  const cookieOf = (actor: Actor) => sessionCookie(db, ids.get(actor)!, outside.now());
  const headersOf = async (actor: Actor): Promise<Record<string, string>> => {
    if (actor === 'signed out') return {};
    if (actor === 'scim token') return { Authorization: `Bearer ${tokens.scim}` };
    if (actor === 'report token of the executive') return { Authorization: `Bearer ${tokens.report}` };
    if (actor === 'owner viewing as the executive')
      return { Cookie: await cookieOf('owner'), [VIEW_AS_HEADER]: String(ids.get('executive')) };
    if (actor === 'executive viewing as the owner')
      return { Cookie: await cookieOf('executive'), [VIEW_AS_HEADER]: String(ids.get('owner')) };
    return { Cookie: await cookieOf(actor) };
  };
  return {
    app,
    database,
    headersOf,
    forward: (milliseconds) => {
      now += milliseconds;
    },
    faults,
    leak: answers.leak,
    async ask(actor, method, path) {
      now += BETWEEN_MS;
      const agent = request(app);
      const asked = agent[method.toLowerCase() as 'get'](path).set(await headersOf(actor));
      return method === 'GET' ? asked : asked.set('Content-Type', 'application/json').send('{}');
    },
    async close() {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Answers that can be made to forget who asks, under a new version, so that nothing remembered is sent. */
function leaking(answers: Answers): Answers & { leak(): void } {
  let isLeaking = false;
  return {
    ...answers,
    leak: () => {
      isLeaking = true;
    },
    edition: () => {
      const edition = answers.edition();
      return edition && { ...edition, version: edition.version + (isLeaking ? 1 : 0) };
    },
    ask: ({ reader, ...question }) =>
      answers.ask({ ...question, reader: isLeaking ? { ...reader, roles: ['hr'] } : reader }),
  };
}

/** The former one led by the executive until a day, and by who leads them in the sample from then on. */
async function moveFormer(path: string): Promise<void> {
  const rows = (await readFile(path, 'utf8')).split('\n');
  const at = rows.findIndex((row) => row.startsWith(`${SUBJECTS.former},`));
  const [id, , ...rest] = rows[at].split(',');
  const [from, to] = rest.splice(-2);
  const before = [id, SUBJECTS.own, ...rest, from, FORMER_UNTIL].join(',');
  const after = [...rows[at].split(',').slice(0, -2), FORMER_UNTIL, to].join(',');
  rows.splice(at, 1, before, after);
  await writeFile(path, rows.join('\n'));
}

async function makeUsers({ db }: TestDatabase): Promise<Map<Actor, number>> {
  const at = '2026-07-15T12:00:00Z';
  const ids = new Map<Actor, number>();
  for (const [actor, user] of Object.entries(USERS) as [Actor, (typeof USERS)[Actor] & object][]) {
    const email = `${actor.replaceAll(' ', '-')}@matrix.example`;
    const row = { ...user, email, name: actor, emailVerified: true, createdAt: at, updatedAt: at };
    const [{ id }] = await db.orm.insert(users).values(row).returning({ id: users.id });
    ids.set(actor, id);
  }
  return ids;
}
