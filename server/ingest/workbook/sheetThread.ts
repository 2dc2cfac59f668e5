import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { IngestError, WrongSheet } from '../ingestError.ts';
import { openArchive } from './archive.ts';
import { serveSheet } from './serveSheet.ts';
import type { FromSheet, SheetStart } from './sheetMessages.ts';

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
  const refused = error instanceof WrongSheet ? { refused: message, sheets: error.sheets } : { refused: message };
  port.postMessage((error instanceof IngestError ? refused : { failed: message }) satisfies FromSheet);
}
port.close();
