import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { processStart } from './processStart.ts';

const holderSchema = z.object({ pid: z.int(), started: z.string(), host: z.string(), since: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** A holder on another machine (or in another container) cannot be asked; it shows itself alive by touching the file. */
const BEAT_MILLISECONDS = 5_000;
const SILENT_MILLISECONDS = 30_000;
const WRITING_MILLISECONDS = 2_000;
const RETRY_MILLISECONDS = 50;

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;

async function unless<T>(code: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (hasCode(error, code)) return undefined;
    throw error;
  }
}

/** Writes a file that must not exist yet; whether it did not. */
async function created(path: string, text: string): Promise<boolean> {
  return (
    (await unless(
      'EEXIST',
      writeFile(path, text, { flag: 'wx' }).then(() => true),
    )) === true
  );
}

function parsed(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function holds(holder: Holder, silentFor: number): Promise<boolean> {
  if (holder.host !== hostname()) return silentFor < SILENT_MILLISECONDS;
  return (await processStart(holder.pid)) === holder.started;
}

/** Removes a stale lock. One at a time, and only if it is still that one: else a lock just taken over would be removed. */
async function removeStale(path: string, stale: string): Promise<void> {
  const turn = `${path}.takeover`;
  if (await created(turn, '')) {
    try {
      if ((await unless('ENOENT', readFile(path, 'utf8'))) === stale) await rm(path, { force: true });
    } finally {
      await rm(turn, { force: true });
    }
    return;
  }
  await pause(RETRY_MILLISECONDS);
  const left = await unless('ENOENT', stat(turn));
  if (left !== undefined && Date.now() - left.mtimeMs > SILENT_MILLISECONDS) await rm(turn, { force: true });
}

function refusal(path: string, { pid, host, since }: Holder): Error {
  const where = host === hostname() ? '' : ` on ${host}`;
  return new Error(
    `The data in ${dirname(path)} is in use by another Bellwether (process ${pid}${where}, since ${since}). ` +
      'Stop that one first, or name another folder with BELLWETHER_DATA. Several at once need a PostgreSQL: DATABASE_URL.',
  );
}

/** Clears the way when the lock there is stale; rejects when somebody holds it. */
async function judge(path: string): Promise<void> {
  const file = await unless('ENOENT', stat(path));
  const text = await unless('ENOENT', readFile(path, 'utf8'));
  if (file === undefined || text === undefined) return;
  const silentFor = Date.now() - file.mtimeMs;
  const holder = parsed(text);
  if (holder === undefined && silentFor < WRITING_MILLISECONDS) return await pause(RETRY_MILLISECONDS);
  if (holder !== undefined && (await holds(holder, silentFor))) throw refusal(path, holder);
  await removeStale(path, text);
}

/**
 * Makes this process the only one to use a data folder, by a file beside the data: PGlite has no such lock, and a second
 * opener would lose rows. Rejects, naming the holder, when another process (or this one) has it; takes over a lock whose
 * process is gone. Resolves to the function that gives it back.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'bellwether.lock');
  const started = await processStart(process.pid);
  if (started === undefined) throw new Error('This process cannot find its own start time');
  const own: Holder = { pid: process.pid, started, host: hostname(), since: new Date().toISOString() };
  while (
    (await unless(
      'EEXIST',
      writeFile(path, JSON.stringify(own), { flag: 'wx' }).then(() => true),
    )) !== true
  ) {
    await judge(path);
  }
  const beat = setInterval(() => {
    const now = new Date();
    void utimes(path, now, now).catch(() => undefined);
  }, BEAT_MILLISECONDS).unref();
  return async () => {
    clearInterval(beat);
    await rm(path, { force: true });
  };
}
