import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { IngestError } from '../ingestError.ts';
import { openArchive } from './archive.ts';
import { serveSheet } from './serveSheet.ts';

/** What the thread is to read: of the first sheet with rows when no part is named. */
export interface SheetStart {
  path: string;
  name: string;
  part: string | undefined;
}

/** What the thread says: first which sheets there are, then, whenever asked to go on, some rows. */
export type FromSheet =
  | { sheets: string[]; part: string }
  | { rows: [cells: string[], line: number][] }
  | { end: true }
  | { refused: string }
  | { failed: string };

const start = workerData as SheetStart;
const port = parentPort as MessagePort;

try {
  const archive = await openArchive(start.path, start.name);
  try {
    await serveSheet(archive, start, port);
  } finally {
    archive.close();
  }
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  port.postMessage((error instanceof IngestError ? { refused: message } : { failed: message }) satisfies FromSheet);
}
port.close();
