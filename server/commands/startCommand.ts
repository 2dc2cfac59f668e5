import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ownerExists } from '#server/access/accounts.ts';
import { respondentKey } from '#server/access/respondentKey.ts';
import { sessionKey } from '#server/access/sessionKey.ts';
import { threadAnswers } from '#server/answers/threadAnswers.ts';
import { createApp } from '#server/app.ts';
import type { Database } from '#server/db/database.ts';
import type { Env } from '#server/env.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { addressOf } from '#server/db/threadDatabase.ts';
import { watchPublication } from '#server/facts/watchPublication.ts';
import type { Deps } from '#server/http/deps.ts';
import { logEntry } from '#server/http/errorText.ts';
import { SERVER_LIMITS } from '#server/http/limits.ts';
import { threadImports } from '#server/ingest/index.ts';
import { deleteOld, everyNight, retentionAround } from '#server/rights/index.ts';
import { refreshReporting } from '#server/reporting/index.ts';
import { uploads } from '#server/http/uploads.ts';
import { whyFailed } from '#server/whyFailed.ts';
import { ownAddress } from './ownAddress.ts';
import { loadSample } from './sampleCommand.ts';
import type { Terminal } from './terminal.ts';

/** `bellwether start`: opens the database, serves until told to stop, and prints where. */
export async function startCommand(
  args: string[],
  env: Env,
  projectFolder: string,
  terminal: Terminal,
): Promise<number> {
  parseArgs({ args, options: {} });
  const db = await openDatabase({ url: env.databaseUrl, dataFolder: env.dataFolder });
  const report: Deps['report'] = (error, request) => terminal.err(logEntry(terminal.now(), error, request));
  containFaults(db, report);
  const address = () => addressOf(db, { url: env.databaseUrl, dataFolder: env.dataFolder });
  const answers = threadAnswers(address);
  const imports = threadImports(address);
  try {
    const reached = { port: env.port };
    const deps = await depsOf({ db, answers, imports }, { env, projectFolder, terminal, report, reached });
    await serve(deps, { env, terminal, reached });
  } finally {
    await answers.close();
    await imports.close();
    await db.close();
  }
  return 0;
}

/** A fault of ours must not end the server, but without the embedded database's thread nothing works: then it ends and says why. */
function containFaults(db: Database, report: (error: unknown) => void): void {
  process.on('unhandledRejection', (error) => report(error));
  process.on('uncaughtException', (error) => {
    report(error);
    if (db.engine === 'pglite') process.exit(1);
  });
}

interface Around {
  env: Env;
  projectFolder: string;
  terminal: Terminal;
  report: Deps['report'];
  /** The port it listens at, once it does. */
  reached: { port: number };
}

async function depsOf(
  engines: Pick<Deps, 'db' | 'answers' | 'imports'>,
  { env, projectFolder, terminal, report, reached }: Around,
): Promise<Deps> {
  const files = uploads(join(env.dataFolder, 'uploads'), randomBytes);
  await files.empty();
  return {
    ...engines,
    now: terminal.now,
    randomBytes,
    setUpToken: randomBytes(24).toString('base64url'),
    respondentKey: await respondentKey(env.dataFolder, randomBytes),
    sessionKey: await sessionKey(env.dataFolder, randomBytes),
    oidcSecret: env.oidcSecret,
    mail: env.mail,
    site: env.url,
    address: () => ownAddress(env, reached.port),
    uploads: files,
    webFolder: join(projectFolder, 'dist', 'web'),
    report,
  };
}

/** Listens, prints where, and ends when the process is asked to. */
async function serve(
  deps: Deps,
  { env, terminal, reached }: Pick<Around, 'env' | 'terminal' | 'reached'>,
): Promise<void> {
  deps.address();
  const { db, answers, imports, respondentKey: key, now } = deps;
  const app = createApp(deps, (progress, by) =>
    loadSample(imports, { size: 'small', seed: 1, respondentKey: key, ...by, now: now(), progress }),
  );
  const server = createServer(SERVER_LIMITS, app);
  await new Promise<void>((listening, failed) =>
    server.once('error', (error) => failed(listenError(error, env))).listen(env.port, env.host, listening),
  );
  reached.port = (server.address() as AddressInfo).port;
  const address = deps.address();
  terminal.out(`Bellwether is at ${address}\n`);
  if (!(await ownerExists(db)))
    terminal.out(`Set it up (once, for the owner): ${address}/set-up?token=${deps.setUpToken}\n`);
  const stopWatching = watchPublication(db, answers, deps.report);
  const stopNights = everyNight(() => atNight(deps), deps.report);
  await answers.refresh().catch(deps.report);
  await asked(['SIGINT', 'SIGTERM']);
  stopWatching();
  stopNights();
  server.closeAllConnections();
  server.close();
}

/** What is over its period goes, and who has left since reads no longer by SQL. */
async function atNight(deps: Deps): Promise<void> {
  await deleteOld(deps.db, retentionAround(deps));
  await deps.db.transaction(refreshReporting);
}

function listenError(error: Error, { host, port }: Env): Error {
  const inUse = 'code' in error && error.code === 'EADDRINUSE';
  const what = inUse
    ? `Port ${port} on ${host} is in use`
    : `${host}:${port} cannot be listened on (${whyFailed(error) ?? error.message})`;
  return new Error(`${what}. Choose another with PORT (and HOST), or stop what uses it.`, { cause: error });
}

function asked(signals: NodeJS.Signals[]): Promise<void> {
  return new Promise((stop) => {
    for (const signal of signals) process.once(signal, () => stop());
  });
}
