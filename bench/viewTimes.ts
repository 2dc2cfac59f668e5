import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { createOwner, openSession } from '#server/access/accounts.ts';
import { createApp } from '#server/app.ts';
import type { Database } from '#server/db/database.ts';
import { threadFacts } from '#server/facts/threadFacts.ts';
import type { Deps } from '#server/http/deps.ts';
import { textFromMonth } from '#shared/calendar/month.ts';
import { quantile } from './figures.ts';

const REPEATS = 300;
const FRESH = 24;

export interface ViewTimes {
  view: string;
  p50: number;
  p99: number;
}

/** Milliseconds from request to whole answer over loopback: views asked again, and periods never asked before. */
export async function viewTimes(
  db: Database,
  url: string | undefined,
  random: (length: number) => Uint8Array,
): Promise<{ refresh: number; views: ViewTimes[] }> {
  const outside = { now: () => new Date('2026-07-15T00:00:00Z'), randomBytes: random };
  const facts = threadFacts(() => (db.port ? { port: db.port() } : { url: url!, dataFolder: tmpdir() }));
  const deps: Deps = {
    ...outside,
    db,
    facts,
    setUpToken: '',
    respondentKey: random(32),
    uploadFolder: tmpdir(),
    webFolder: tmpdir(),
    report: console.error,
  };
  const server = createServer(createApp(deps, () => Promise.reject(new Error('not asked for here'))));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const began = performance.now();
    const snapshot = await facts.refresh();
    await facts.compareExits(snapshot, {
      by: 'manager',
      from: snapshot.recordsFrom!,
      to: snapshot.recordsThrough!,
      exits: 'all',
    });
    const refresh = (performance.now() - began) / 1000;
    const owner = (await createOwner(
      db,
      { token: '', name: 'Bench', email: 'bench@example.com', password: 'not a secret at all' },
      outside,
    ))!;
    const { token } = await openSession(db, owner.userId, outside);
    const ask = timed(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, `bellwether=${token}`);
    const manager = snapshot.people.externalId[snapshot.spells.manager.find((code) => code >= 0)!];
    const views: ViewTimes[] = [];
    for (const view of ['/overview', '/managers', `/managers/${manager}`, '/burnout', '/turnover?by=department'])
      views.push(await repeated(ask, view, () => view, REPEATS));
    views.push(
      await repeated(
        ask,
        '/managers/:id, a period never asked',
        (i) => `/managers/${manager}?from=${textFromMonth(636 + i)}`,
        FRESH,
      ),
    );
    views.push(
      await repeated(
        ask,
        '/turnover, a period never asked',
        (i) => `/turnover?by=department&from=${textFromMonth(636 + i)}`,
        FRESH,
      ),
    );
    return { refresh, views };
  } finally {
    server.closeAllConnections();
    server.close();
    await facts.close();
  }
}

async function repeated(
  ask: (path: string) => Promise<number>,
  view: string,
  path: (i: number) => string,
  times: number,
): Promise<ViewTimes> {
  if (times === REPEATS) await ask(path(0));
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) taken.push(await ask(path(i)));
  return { view, p50: quantile(taken, 0.5), p99: quantile(taken, 0.99) };
}

function timed(address: string, cookie: string) {
  return async (path: string): Promise<number> => {
    const start = performance.now();
    const answer = await fetch(address + path, { headers: { cookie } });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body}`);
    return performance.now() - start;
  };
}
