import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ownerExists } from '#server/access/accounts.ts';
import { respondentKey } from '#server/access/respondentKey.ts';
import { threadAnswers } from '#server/answers/threadAnswers.ts';
import { createApp } from '#server/app.ts';
import type { Env } from '#server/env.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { watchPublication } from '#server/facts/watchPublication.ts';
import type { Deps } from '#server/http/deps.ts';
import { loadSample } from './sampleCommand.ts';
import type { Terminal } from './terminal.ts';

/** `bellwether start`: opens the database, serves until told to stop, and prints where. */
export async function startCommand(env: Env, projectFolder: string, terminal: Terminal): Promise<number> {
  const db = await openDatabase({ url: env.databaseUrl, dataFolder: env.dataFolder });
  const report = (error: unknown) =>
    terminal.err(
      `${terminal.now().toISOString()} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  const answers = threadAnswers(() =>
    db.port ? { port: db.port() } : { url: env.databaseUrl!, dataFolder: env.dataFolder },
  );
  const deps: Deps = {
    db,
    answers,
    now: terminal.now,
    randomBytes,
    setUpToken: randomBytes(24).toString('base64url'),
    respondentKey: await respondentKey(env.dataFolder, randomBytes),
    uploadFolder: join(env.dataFolder, 'uploads'),
    webFolder: join(projectFolder, 'dist', 'web'),
    report,
  };
  const app = createApp(deps, (progress, actor) =>
    loadSample(db, { size: 'small', seed: 1, respondentKey: deps.respondentKey, actor, now: terminal.now(), progress }),
  );
  const server = createServer(app);
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(env.port, env.host, listening));
  const address = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${(server.address() as AddressInfo).port}`;
  terminal.out(`Bellwether is at ${address}\n`);
  if (!(await ownerExists(db)))
    terminal.out(`Set it up (once, for the owner): ${address}/set-up?token=${deps.setUpToken}\n`);
  const stopWatching = watchPublication(db, answers, report);
  await answers.refresh();
  await asked(['SIGINT', 'SIGTERM']);
  stopWatching();
  server.closeAllConnections();
  server.close();
  await answers.close();
  await db.close();
  return 0;
}

function asked(signals: NodeJS.Signals[]): Promise<void> {
  return new Promise((stop) => {
    for (const signal of signals) process.once(signal, () => stop());
  });
}
