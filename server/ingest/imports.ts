import type { Database } from '#server/db/database.ts';
import { effectOfMinimum, setMinimumGroup } from '#server/privacy/index.ts';
import type { MinimumGroupEffect, MinimumGroupSet } from '#shared/contract/confidentiality.ts';
import type { Kind, Receipt, RecognisedFile } from '#shared/contract/import.ts';
import { takeImportLock } from './importLock.ts';
import { recognise, type RecogniseOptions } from './recognise/recognise.ts';
import type { Reading } from './rowSource.ts';
import { type ImportOptions, runImport } from './runImport.ts';

/** Whoever reads and imports files and decides what is shown of them, so that the thread that takes requests need not. */
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
  /** What another minimum group would withhold; nothing is changed. */
  foreseeMinimum(minimumGroup: number): Promise<MinimumGroupEffect>;
  /** Sets the minimum group, when no import is under way, and tells what was withheld. */
  setMinimum(minimumGroup: number): Promise<MinimumGroupSet>;
  close(): Promise<void>;
}

/** Imports on the calling thread. */
export function inlineImports(db: Database): Imports {
  return {
    recognise: (file, { as, reading, now }) => recognise(file, { as, reading, now, db } satisfies RecogniseOptions),
    run: (asked, onProgress, signal) => runImport({ ...asked, db, onProgress, signal }),
    foreseeMinimum: (minimumGroup) => effectOfMinimum(db, minimumGroup),
    // An import that has read the lower minimum must not store cells after this.
    setMinimum: (minimumGroup) =>
      db.transaction(async (session) => {
        await takeImportLock(session);
        return setMinimumGroup(session, minimumGroup);
      }),
    close: () => Promise.resolve(),
  };
}
