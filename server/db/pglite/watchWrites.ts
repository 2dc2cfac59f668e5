import fs from 'node:fs';

type Write = typeof fs.writeSync;

/**
 * From now on `failed` hears of each write of this thread that fails, before PGlite does. After a failed write to its log PGlite
 * stops, and at times spins without ever answering again; only somebody outside its thread can end that.
 */
export function watchWrites(failed: (why: string) => void): void {
  const write: Write = fs.writeSync;
  const watched = (...given: Parameters<Write>): number => {
    try {
      return write(...given);
    } catch (error) {
      failed(String(error));
      throw error;
    }
  };
  // What PGlite is given is the module's own object, read anew at each write.
  Object.assign(fs, { writeSync: watched });
}
