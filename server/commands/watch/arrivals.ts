import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isBeside, mapName, receiptName } from './folderReceipt.ts';

/** A file that has not changed for so long is complete. */
const QUIET_MS = 5_000;

interface Seen {
  bytes: number;
  changed: number;
  /** How the mapping beside it looks; empty when there is none. */
  map: string;
  /** Since when it was seen like this. */
  since: number;
}

/** The files of a folder, as they come and grow. */
export class Arrivals {
  private readonly folder: string;
  private seen = new Map<string, Seen>();
  private readonly settled = new Map<string, Seen & { until: number }>();
  private names: ReadonlySet<string> = new Set();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The names of files that have stopped growing and are not settled as they and their mappings now are, in the order of the alphabet. */
  async complete(now: number): Promise<string[]> {
    const before = this.seen;
    this.seen = new Map();
    const entries = await readdir(this.folder, { withFileTypes: true });
    this.names = new Set(entries.map(({ name }) => name));
    for (const { name } of entries.filter((entry) => entry.isFile() && !isBeside(entry.name))) {
      const found = await stat(join(this.folder, name)).catch(goneMeanwhile);
      if (found === undefined) continue;
      const map = this.names.has(mapName(name)) ? await this.lookOf(mapName(name)) : '';
      const current = { bytes: found.size, changed: found.mtimeMs, map };
      const earlier = before.get(name);
      this.seen.set(name, { ...current, since: earlier && isSame(earlier, current) ? earlier.since : now });
    }
    return [...this.seen.keys()].toSorted().filter((name) => this.isComplete(name, now));
  }

  /** The file needs no more looking at until then, or until it or its mapping changes or its receipt goes. */
  settle(name: string, until = Infinity): void {
    const seen = this.seen.get(name);
    if (seen) this.settled.set(name, { ...seen, until });
  }

  private async lookOf(name: string): Promise<string> {
    const found = await stat(join(this.folder, name)).catch(goneMeanwhile);
    return found === undefined ? '' : `${found.size} ${found.mtimeMs}`;
  }

  private isComplete(name: string, now: number): boolean {
    const seen = this.seen.get(name)!;
    const settled = this.settled.get(name);
    const isSettled =
      settled !== undefined && isSame(settled, seen) && now < settled.until && this.names.has(receiptName(name));
    return now - seen.since >= QUIET_MS && !isSettled;
  }
}

const isSame = (a: Omit<Seen, 'since'>, b: Omit<Seen, 'since'>): boolean =>
  a.bytes === b.bytes && a.changed === b.changed && a.map === b.map;

/** For what may be taken away between one look and the next. */
export function goneMeanwhile(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
