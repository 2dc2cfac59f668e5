import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Database } from '#server/db/database.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { connectPglite } from '#server/db/pglite/connectPglite.ts';
import { compareExits } from '#server/peers/compareExits.ts';
import type { ExitComparison, ExitComparisonRequest } from '#server/peers/exitComparison.ts';
import { readSnapshot } from './readSnapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** How the thread reaches the tables: a port to the embedded database, or a PostgreSQL's address. */
export type FactsStart = { port: MessagePort } | { url: string; dataFolder: string };

export type FactsQuestion = { kind: 'refresh' } | { kind: 'compare'; version: number; request: ExitComparisonRequest };
export type FactsAnswer = { id: number; result: Snapshot | ExitComparison } | { id: number; failed: string };

/** Two snapshots: requests that began on the last one may still ask about it. */
const KEPT = 2;
const start = workerData as FactsStart;
const db: Promise<Database> = 'port' in start ? Promise.resolve(connectPglite(start.port)) : openDatabase(start);
const snapshots: Snapshot[] = [];

async function answer(question: FactsQuestion): Promise<Snapshot | ExitComparison> {
  if (question.kind === 'refresh') {
    const snapshot = await readSnapshot(await db);
    snapshots.unshift(snapshot);
    snapshots.length = Math.min(snapshots.length, KEPT);
    return snapshot;
  }
  const snapshot = snapshots.find((kept) => kept.version === question.version);
  if (!snapshot) throw new Error(`The facts of version ${question.version} are no longer kept.`);
  return compareExits(snapshot, question.request);
}

/** Questions are answered one after the other, in the order they came. */
let before = Promise.resolve();
parentPort!.on('message', ({ id, ...question }: FactsQuestion & { id: number }) => {
  before = before.then(async () => {
    parentPort!.postMessage(await answered(id, question));
  });
});

async function answered(id: number, question: FactsQuestion): Promise<FactsAnswer> {
  try {
    return { id, result: await answer(question) };
  } catch (error) {
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
