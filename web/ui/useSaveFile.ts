import { createContext, use, useState } from 'react';
import { saveBlob } from './saveBlob.ts';

/** A file made of what a page shows: its name, and how many rows it has. */
export interface SavedFile {
  what: string;
  rows?: number;
}

/** Notes that figures are taken out; rejects with why they may not be. */
export const NoteSaved = createContext<((file: SavedFile) => Promise<void>) | undefined>(undefined);

/** Saves a file once it is noted that it is taken; `trouble` says why one was not saved. */
export function useSaveFile() {
  const note = use(NoteSaved);
  const [trouble, setTrouble] = useState<string>();
  const save = async (file: SavedFile, make: () => Blob | Promise<Blob>): Promise<void> => {
    if (!note) throw new Error('Nobody is there to note that a file is saved.');
    try {
      const made = await make();
      await note(file);
      saveBlob(file.what, made);
      setTrouble(undefined);
    } catch (error) {
      setTrouble(`The file was not saved: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return { save, trouble };
}
