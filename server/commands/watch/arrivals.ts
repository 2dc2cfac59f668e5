import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isReceipt } from './folderReceipt.ts';

/** A file that has not changed for so long is complete. */
const QUIET_MS = 5_000;

interface Seen {
  bytes: number;
  changed: number;
  /** Since when it was seen like this. */
  since: number;
}

/** The files of a folder, as they come and grow. */
export class Arrivals {
  private readonly folder: string;
  private seen = new Map<string, Seen>();
  private readonly settled = new Map<string, Seen>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The names of files that have stopped growing and are not settled as they now are, in the order of the alphabet. */
  async complete(now: number): Promise<string[]> {
    const before = this.seen;
    this.seen = new Map();
    const entries = await readdir(this.folder, { withFileTypes: true });
    for (const { name } of entries.filter((entry) => entry.isFile() && !isReceipt(entry.name))) {
      const found = await stat(join(this.folder, name)).catch(goneMeanwhile);
      if (found === undefined) continue;
      const current = { bytes: found.size, changed: found.mtimeMs };
      const earlier = before.get(name);
      this.seen.set(name, { ...current, since: earlier && isSame(earlier, current) ? earlier.since : now });
    }
    return [...this.seen.keys()].toSorted().filter((name) => this.isComplete(name, now));
  }

  /** The file needs no more looking at until it changes. */
  settle(name: string): void {
    const seen = this.seen.get(name);
    if (seen) this.settled.set(name, seen);
  }

  private isComplete(name: string, now: number): boolean {
    const seen = this.seen.get(name)!;
    const settled = this.settled.get(name);
    return now - seen.since >= QUIET_MS && seen.bytes > 0 && !(settled && isSame(settled, seen));
  }
}

const isSame = (a: Omit<Seen, 'since'>, b: Omit<Seen, 'since'>): boolean =>
  a.bytes === b.bytes && a.changed === b.changed;

function goneMeanwhile(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
