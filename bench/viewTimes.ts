import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOwner } from '#server/access/accounts.ts';
import { addressOf } from '#server/db/threadDatabase.ts';
import { inlineImports } from '#server/ingest/index.ts';
import { threadAnswers } from '#server/answers/threadAnswers.ts';
import { createApp } from '#server/app.ts';
import type { Database } from '#server/db/database.ts';
import type { Answers } from '#server/http/answers.ts';
import type { Deps } from '#server/http/deps.ts';
import { uploads } from '#server/http/uploads.ts';
import { identityDeps, sessionCookie } from '#test/factories/signIn.ts';
import type { ManagersResponse } from '#shared/contract/managers.ts';
import { textFromMonth } from '#shared/calendar/month.ts';
import { quantile, seconds } from './figures.ts';

const REPEATS = 300;
const FRESH = 24;
const AT_ONCE = 8;
/** January 2023, in months since January 1970. */
const FIRST_MONTH = 636;

export interface ViewTimes {
  view: string;
  p50: number;
  p99: number;
  /** Most milliseconds of p99. */
  limit: number;
}

/** Milliseconds from request to whole answer over loopback: views asked again, and periods never asked before. */
export async function viewTimes(
  db: Database,
  url: string | undefined,
  random: (length: number) => Uint8Array,
): Promise<{ refresh: number; firstAnswer: number; views: ViewTimes[]; perSecond: number }> {
  const outside = { now: () => new Date('2026-07-15T00:00:00Z'), randomBytes: random };
  const answers = threadAnswers(() => addressOf(db, { url, dataFolder: tmpdir() }));
  const server = createServer(
    createApp(depsOf(db, answers, outside), () => Promise.reject(new Error('not asked for here'))),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const refresh = await seconds(() => answers.refresh());
    const owner = (await createOwner(db, OWNER, outside))!;
    const cookie = await sessionCookie(db, owner.userId, new Date());
    const ask = timed(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, cookie);
    const firstAnswer = (await ask('/overview')).milliseconds / 1000;
    const { rows } = (await ask('/managers')).body as ManagersResponse;
    const views = await timesOf(ask, rows[0].manager.id);
    return { refresh, firstAnswer, views, perSecond: await requestsPerSecond(ask) };
  } finally {
    server.closeAllConnections();
    server.close();
    await answers.close();
  }
}

const OWNER = { token: '', name: 'Bench', email: 'bench@example.com', password: 'not a secret at all' };

function depsOf(db: Database, answers: Answers, outside: Pick<Deps, 'now' | 'randomBytes'>): Deps {
  const folders = {
    uploads: uploads(join(tmpdir(), 'bellwether-bench-uploads'), outside.randomBytes),
    webFolder: tmpdir(),
  };
  let told = 0;
  return {
    ...outside,
    ...folders,
    // A clock that runs ahead, so that one reader may ask more often than people do.
    now: () => new Date(outside.now().getTime() + 200 * told++),
    db,
    answers,
    imports: inlineImports(db),
    setUpToken: '',
    respondentKey: outside.randomBytes(32),
    ...identityDeps,
    report: console.error,
  };
}

async function timesOf(ask: Ask, manager: string): Promise<ViewTimes[]> {
  const again = ['/overview', '/managers', `/managers/${manager}`, '/burnout', '/turnover?by=department'];
  const fresh = [`/managers/${manager}?from=`, '/turnover?by=department&from='];
  const views: ViewTimes[] = [];
  for (const view of again) {
    await ask(view);
    views.push({ ...(await repeated(view, REPEATS, () => ask(view))), limit: 10 });
  }
  for (const view of fresh) {
    const times = await repeated(`${view}… never asked`, FRESH, (i) => ask(view + textFromMonth(FIRST_MONTH + i)));
    views.push({ ...times, limit: 50 });
  }
  return views;
}

async function requestsPerSecond(ask: Ask): Promise<number> {
  const inTurn = async () => {
    for (let i = 0; i < REPEATS; i += 1) await ask('/overview');
  };
  const taken = await seconds(() => Promise.all(Array.from({ length: AT_ONCE }, inTurn)));
  return (AT_ONCE * REPEATS) / taken;
}

async function repeated(
  view: string,
  times: number,
  ask: (i: number) => ReturnType<Ask>,
): Promise<Omit<ViewTimes, 'limit'>> {
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) taken.push((await ask(i)).milliseconds);
  return { view, p50: quantile(taken, 0.5), p99: quantile(taken, 0.99) };
}

type Ask = (path: string) => Promise<{ milliseconds: number; body: unknown }>;

function timed(address: string, cookie: string): Ask {
  return async (path) => {
    const start = performance.now();
    const answer = await fetch(address + path, { headers: { cookie } });
    const text = await answer.text();
    const milliseconds = performance.now() - start;
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return { milliseconds, body: JSON.parse(text) as unknown };
  };
}
