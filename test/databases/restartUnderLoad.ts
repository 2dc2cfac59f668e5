import { fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { openDatabase } from '#server/db/openDatabase.ts';
import type { Message } from './loadChild.ts';
import { postgresBinaries } from './postgresBinaries.ts';
import { startPostgresServer } from './postgresServer.ts';

/** How many rows each number of each way of writing has when it is whole. */
const PARTS: Readonly<Record<string, number>> = { transaction: 5, together: 3, copy: 500, plain: 1 };
const RECOVERY_LIMIT_MILLISECONDS = 30_000;

export interface Outcome {
  /** From the server's answering again until every way of writing has been acknowledged anew, per restart. */
  readonly recoveryMilliseconds: number[];
  readonly exitCode: number | null;
  readonly acknowledged: number;
  readonly failed: Readonly<Record<string, number>>;
  /** Acknowledged, but not wholly there. */
  readonly lost: string[];
  /** Partly there. */
  readonly torn: string[];
}

/** Kills and restarts a PostgreSQL while a child process writes to it through our Database in every way there is. */
export async function restartUnderLoad(restarts: number): Promise<Outcome> {
  const server = await startPostgresServer(await postgresBinaries());
  const url = server.url('postgres');
  const db = await openDatabase({ url, dataFolder: tmpdir() });
  await db.rows(sql`create table written (kind text, n int, part int)`);
  await db.close();

  const child = fork(fileURLToPath(new URL('loadChild.ts', import.meta.url)), [url], {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  const acknowledged = new Set<string>();
  const failed: Record<string, number> = {};
  const latest: Record<string, number> = {};
  child.on('message', (message: Message) => {
    if ('failed' in message) {
      const what = `${message.failed} ${message.code}`;
      failed[what] = (failed[what] ?? 0) + 1;
    } else {
      acknowledged.add(`${message.kind} ${message.n}`);
      latest[message.kind] = message.askedAt;
    }
  });
  const exited = once(child, 'exit');

  async function everyWayAcknowledgedSince(moment: number): Promise<number> {
    const from = performance.now();
    while (!Object.keys(PARTS).every((kind) => (latest[kind] ?? 0) >= moment)) {
      if (child.exitCode !== null || performance.now() - from > RECOVERY_LIMIT_MILLISECONDS) return Infinity;
      await pause(5);
    }
    return Math.round(performance.now() - from);
  }

  const recoveryMilliseconds: number[] = [];
  try {
    await everyWayAcknowledgedSince(1);
    for (let i = 0; i < restarts && child.exitCode === null; i += 1) {
      await pause(100 + 37 * (i % 10));
      await server.restart();
      recoveryMilliseconds.push(await everyWayAcknowledgedSince(Date.now()));
    }
    const { exitCode } = child;
    child.kill('SIGKILL');
    await exited;
    const after = await openDatabase({ url, dataFolder: tmpdir() });
    const there = await after.rows<{ kind: string; n: number; parts: number }>(
      sql`select kind, n, count(*) as parts from written group by kind, n`,
    );
    await after.close();
    const whole = new Set(
      there.filter(({ kind, parts }) => parts === PARTS[kind]).map(({ kind, n }) => `${kind} ${n}`),
    );
    return {
      recoveryMilliseconds,
      exitCode,
      acknowledged: acknowledged.size,
      failed,
      lost: [...acknowledged].filter((key) => !whole.has(key)),
      torn: there
        .filter(({ kind, parts }) => parts !== PARTS[kind])
        .map(({ kind, n, parts }) => `${kind} ${n}: ${parts}`),
    };
  } finally {
    child.kill('SIGKILL');
    await server.stop();
  }
}
