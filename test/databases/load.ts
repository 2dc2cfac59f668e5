import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/database.ts';
import type { Message } from './loadChild.ts';

/** How many rows each number of each way of writing has when it is whole. */
const PARTS: Readonly<Record<string, number>> = { transaction: 5, together: 3, copy: 500, plain: 1 };
const LIMIT_MILLISECONDS = 90_000;

/** What the child processes were told, over all of them. */
export interface Told {
  readonly acknowledged: Set<string>;
  readonly failed: Record<string, number>;
}

export interface Kept {
  /** Acknowledged, but not wholly there. */
  readonly lost: string[];
  /** Partly there. */
  readonly torn: string[];
}

/** A child process that writes without end, in every way there is, to a PostgreSQL's address or an embedded database's folder. */
export function startLoad(engine: 'postgres' | 'embedded', where: string, told: Told) {
  const latest: Record<string, number> = {};
  const child = fork(fileURLToPath(new URL('loadChild.ts', import.meta.url)), [engine, where], {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  const exited = once(child, 'exit');
  child.on('message', (message: Message) => {
    if ('failed' in message) {
      const what = `${message.failed} ${message.code}`;
      told.failed[what] = (told.failed[what] ?? 0) + 1;
    } else {
      told.acknowledged.add(`${message.kind} ${message.n}`);
      latest[message.kind] = message.askedAt;
    }
  });
  return {
    child,
    /** How many milliseconds it took until each way had a write acknowledged that was asked for after the moment. */
    async acknowledgedSince(moment: number): Promise<number> {
      const from = performance.now();
      while (!Object.keys(PARTS).every((kind) => (latest[kind] ?? 0) >= moment)) {
        if (child.exitCode !== null || performance.now() - from > LIMIT_MILLISECONDS) return Infinity;
        await pause(5);
      }
      return Math.round(performance.now() - from);
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

const isWhole = ({ kind, parts }: { kind: string; parts: number }) => parts === PARTS[kind];

/** Holds what is in the tables against what was acknowledged. */
export async function kept(db: Database, { acknowledged }: Told): Promise<Kept> {
  const there = await db.rows<{ kind: string; n: number; parts: number }>(
    sql`select kind, n, count(*) as parts from written group by kind, n`,
  );
  const whole = new Set(there.filter(isWhole).map(({ kind, n }) => `${kind} ${n}`));
  return {
    lost: [...acknowledged].filter((key) => !whole.has(key)),
    torn: there.filter((row) => !isWhole(row)).map(({ kind, n, parts }) => `${kind} ${n}: ${parts}`),
  };
}
