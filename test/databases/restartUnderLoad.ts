import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '#server/db/openDatabase.ts';
import { kept, startLoad, type Kept, type Told } from './load.ts';
import { postgresBinaries } from './postgresBinaries.ts';
import { startPostgresServer } from './postgresServer.ts';

export interface Outcome extends Kept {
  /** From the server's answering again until every way of writing has been acknowledged anew, per restart. */
  readonly recoveryMilliseconds: number[];
  /** Of the process that writes; null while it runs. */
  readonly exitCode: number | null;
  readonly acknowledged: number;
  readonly failed: Readonly<Record<string, number>>;
}

/** Kills and restarts a PostgreSQL while a child process writes to it through our Database in every way there is. */
export async function restartUnderLoad(restarts: number): Promise<Outcome> {
  const server = await startPostgresServer(await postgresBinaries());
  const url = server.url('postgres');
  const told: Told = { acknowledged: new Set(), failed: {} };
  const load = startLoad('postgres', url, told);
  const recoveryMilliseconds: number[] = [];
  try {
    await load.acknowledgedSince(1);
    for (let i = 0; i < restarts && load.child.exitCode === null; i += 1) {
      await pause(100 + 37 * (i % 10));
      await server.restart();
      recoveryMilliseconds.push(await load.acknowledgedSince(Date.now()));
    }
    const { exitCode } = load.child;
    await load.kill();
    const db = await openDatabase({ url, dataFolder: tmpdir() });
    const { lost, torn } = await kept(db, told);
    await db.close();
    return { recoveryMilliseconds, exitCode, acknowledged: told.acknowledged.size, failed: told.failed, lost, torn };
  } finally {
    await load.kill();
    await server.stop();
  }
}
