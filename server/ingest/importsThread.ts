import { parentPort, workerData } from 'node:worker_threads';
import { databaseAt, type DatabaseAddress } from '#server/db/threadDatabase.ts';
import { answerCalls } from '#server/jobs/answerCalls.ts';
import type { MinimumGroupEffect, MinimumGroupSet } from '#shared/contract/confidentiality.ts';
import type { Receipt, RecognisedFile } from '#shared/contract/import.ts';
import { type Imports, inlineImports } from './imports.ts';
import { IngestError, WrongMapping, WrongSheet } from './ingestError.ts';

export type ImportsCall =
  | { recognise: Parameters<Imports['recognise']> }
  | { run: Parameters<Imports['run']>[0] }
  | { foreseeMinimum: number }
  | { setMinimum: number };
export type ImportsAnswer =
  | { recognised: RecognisedFile }
  | { receipt: Receipt }
  | { effect: MinimumGroupEffect }
  | { withheld: MinimumGroupSet }
  | { refused: string; wrongMapping: boolean; sheets?: readonly string[] };

const imports = inlineImports(await databaseAt(workerData as DatabaseAddress));

answerCalls(parentPort!, async (asked, step, signal): Promise<ImportsAnswer> => {
  const call = asked as ImportsCall;
  try {
    if ('recognise' in call) return { recognised: await imports.recognise(...call.recognise) };
    if ('foreseeMinimum' in call) return { effect: await imports.foreseeMinimum(call.foreseeMinimum) };
    if ('setMinimum' in call) return { withheld: await imports.setMinimum(call.setMinimum) };
    return { receipt: await imports.run(call.run, (file, rows) => step({ file, rows }), signal) };
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    const sheets = error instanceof WrongSheet ? { sheets: error.sheets } : {};
    return { refused: error.message, wrongMapping: error instanceof WrongMapping, ...sheets };
  }
});
