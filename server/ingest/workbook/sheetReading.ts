import { Worker } from 'node:worker_threads';
import { threadFile } from '#server/jobs/threadFile.ts';
import { IngestError, WrongSheet } from '../ingestError.ts';
import { tooLarge } from './archive.ts';
import type { FromSheet, SheetStart } from './sheetMessages.ts';

/** Heap of the thread; its limits keep what it holds well below. */
const MOST_MEMORY_MB = 320;
/** No step of a real workbook takes as long. */
const LONGEST_STEP_MS = 60_000;

/** A thread that reads one sheet, and what it says, in order. */
export interface SheetReading {
  /** Lets the thread send the next rows. */
  goOn(): void;
  /** What it says next. Throws IngestError when the workbook is refused, too slow, or too large for the thread. */
  next(): Promise<FromSheet>;
  end(): Promise<void>;
}

export function sheetReading(start: SheetStart): SheetReading {
  const { url, execArgv } = threadFile('ingest/workbook/sheetThread');
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEMORY_MB };
  const worker = new Worker(url, { execArgv, workerData: start, name: 'sheet', resourceLimits });
  const said: FromSheet[] = [];
  let failure: Error | undefined;
  let wake: (() => void) | undefined;
  worker.on('message', (message: FromSheet) => {
    said.push(message);
    wake?.();
  });
  worker.on('error', (error: unknown) => {
    failure = isOutOfMemory(error) ? tooLarge(start.name, 'it does not fit into memory') : asError(error);
    wake?.();
  });
  worker.on('exit', () => {
    failure ??= new Error('the thread that reads workbooks ended');
    wake?.();
  });
  const arrived = () =>
    new Promise<void>((resolve) => {
      const limit = setTimeout(() => {
        failure ??= tooLarge(start.name, 'it takes too long to unpack');
        resolve();
      }, LONGEST_STEP_MS);
      wake = () => {
        clearTimeout(limit);
        resolve();
      };
    });
  return {
    goOn: () => worker.postMessage('go on'),
    async next() {
      if (said.length === 0 && failure === undefined) await arrived();
      const message = said.shift();
      if (message === undefined) throw failure!;
      if ('refused' in message) {
        const { refused, sheets } = message;
        throw sheets ? new WrongSheet(refused, sheets) : new IngestError(refused);
      }
      if ('failed' in message) throw new Error(message.failed);
      return message;
    },
    end: async () => void (await worker.terminate()),
  };
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
