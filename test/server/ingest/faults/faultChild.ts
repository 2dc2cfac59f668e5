import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { respondentKey } from '#server/access/respondentKey.ts';
import type { Database } from '#server/db/database.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { recognise, runImport, undoImport } from '#server/ingest/index.ts';
import { faultyDatabase } from './faultySession.ts';
import { alignNumbers, storedState, type StoredState } from './storedState.ts';

/** What a child is to do until it is killed. */
export interface Task {
  where: { url?: string; dataFolder: string };
  files: { path: string; name: string }[];
  /** What is stored once the files are imported: the next act is then an undo. Unknown while it is being found out. */
  after: string | undefined;
  /** Does only that, whatever is stored. */
  only?: 'import' | 'undo';
  /** Begins when told to. */
  waits?: boolean;
  /** Acts so often and ends; without, acts until killed. */
  acts?: number;
  /** Kills itself with the operation of this number, counted from 0, and that many milliseconds after it began. */
  killAt?: { operation: number; milliseconds: number };
}

export type Message =
  /** With how much time of a processor its start took up to here. */
  | { opened: StoredState; cpuMilliseconds: number }
  | { begins: 'import' | 'undo' }
  /** The database is gone, and this process with it. */
  | { lost: string }
  /** With what is stored then, and why it failed, if it did. */
  | { ended: 'import' | 'undo'; failure?: string; operations: number; changes: number; state: StoredState };

const NOW = new Date('2026-07-01T12:00:00Z');
const task = JSON.parse(process.argv[2]) as Task;
const { after, acts = Infinity, killAt, only, waits = false } = task;
const told = (message: Message) => new Promise<void>((done) => void process.send?.(message, () => done()));
let operations = 0;

const db = await openDatabase(task.where);
await othersGone(db);
let state = await storedState(db);
await told({ opened: state, cpuMilliseconds: cpuMilliseconds() });
const faulty = faultyDatabase(db, () => {
  operations += 1;
  if (operations - 1 !== killAt?.operation) return;
  if (killAt.milliseconds === 0) process.kill(process.pid, 'SIGKILL');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), killAt.milliseconds);
});
await alignNumbers(db);
if (waits) await once(process, 'message');
for (let done = 0; done < acts; done += 1) await act(only ?? (state.hash === after ? 'undo' : 'import'));
await db.close();
process.disconnect();

async function act(what: 'import' | 'undo'): Promise<void> {
  if (!waits) await again(() => alignNumbers(db));
  await told({ begins: what });
  let failure: string | undefined;
  let changes = 0;
  try {
    if (what === 'import') changes = await importFiles();
    else await undoImport(faulty, { importId: undefined, actor: 'test', now: NOW });
  } catch (error) {
    failure = reasonOf(error);
  }
  state = await again(async () => {
    if (!waits) await othersGone(db);
    return storedState(db);
  });
  await told({ ended: what, operations, changes, state, ...(failure === undefined ? {} : { failure }) });
}

/** Until the database answers. */
async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      // The embedded database does not come back by itself: whoever runs it starts the process anew.
      if (db.engine === 'pglite') {
        await told({ lost: reasonOf(error) });
        process.exit(1);
      }
      await pause(20);
    }
  }
}

/** How many rows changed. */
async function importFiles(): Promise<number> {
  const files = [];
  for (const file of task.files) files.push({ ...file, mapping: (await recognise(file, { db, now: NOW })).mapping });
  const run = {
    files,
    dryRun: false,
    confirmExits: true,
    actor: 'test',
    now: NOW,
    respondentKey: await respondentKey(task.where.dataFolder, randomBytes),
  };
  const receipt = await runImport({ ...run, db: faulty });
  if (!receipt.applied) throw new Error(receipt.held ?? receipt.refused);
  return receipt.changes;
}

/** The server's processes that served a killed child end a moment after it; one may still be committing. */
async function othersGone(db: Database): Promise<void> {
  if (db.engine === 'pglite') return;
  for (;;) {
    const [{ others }] = await db.rows<{ others: number }>(sql`
      select count(*) as others from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and backend_type = 'client backend'`);
    if (others === 0) return;
    await pause(5);
  }
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 1_000);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? `${String(error.code)} ` : '';
  return code + (error instanceof Error ? error.message : String(error));
}
