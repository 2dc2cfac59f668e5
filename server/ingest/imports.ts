import type { Database } from '#server/db/database.ts';
import type { Kind, Receipt, RecognisedFile } from '#shared/contract/import.ts';
import { recognise, type RecogniseOptions } from './recognise/recognise.ts';
import type { Reading } from './rowSource.ts';
import { type ImportOptions, runImport } from './runImport.ts';

/** Whoever reads and imports files, so that the thread that takes requests need not. */
export interface Imports {
  recognise(
    file: { path: string; name: string },
    how: { as?: Kind | undefined; reading?: Reading; now: Date },
  ): Promise<RecognisedFile>;
  run(
    asked: Omit<ImportOptions, 'db' | 'onProgress' | 'signal'>,
    onProgress: (file: string, rows: number) => void,
    signal?: AbortSignal,
  ): Promise<Receipt>;
  close(): Promise<void>;
}

/** Imports on the calling thread. */
export function inlineImports(db: Database): Imports {
  return {
    recognise: (file, { as, reading, now }) => recognise(file, { as, reading, now, db } satisfies RecogniseOptions),
    run: (asked, onProgress, signal) => runImport({ ...asked, db, onProgress, signal }),
    close: () => Promise.resolve(),
  };
}
