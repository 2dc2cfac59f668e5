import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Env } from '#server/env.ts';
import { opened } from '../opened.ts';
import type { Terminal } from '../terminal.ts';
import type { Arrivals } from './arrivals.ts';
import { type FolderReceipt, readReceipts, writeReceipt } from './folderReceipt.ts';
import { type Arrived, importArrived } from './importArrived.ts';

interface Watched {
  folder: string;
  arrivals: Arrivals;
}

/**
 * Looks at the folder once and imports what is new and complete, one import a file, in the order of their names. The
 * database is open only while there is something to import. Rejects when it cannot be opened or fails: the next round tries again.
 */
export async function watchRound({ folder, arrivals }: Watched, env: Env, terminal: Terminal): Promise<void> {
  const complete = await arrivals.complete(terminal.now().getTime());
  if (complete.length === 0) return;
  const receipts = await readReceipts(folder);
  const fresh: Arrived[] = [];
  for (const name of complete) {
    const path = join(folder, name);
    const sha256 = await hashOf(path);
    if (receipts.get(name)?.sha256 === sha256) arrivals.settle(name);
    else fresh.push({ path, name, sha256 });
  }
  if (fresh.length === 0) return;
  await opened(env, async (db, respondentKey) => {
    for (const arrived of fresh) {
      const { name, sha256 } = arrived;
      const now = terminal.now();
      const twin = [...receipts.values()].find((each) => each.sha256 === sha256);
      const outcome = twin
        ? { outcome: 'known' as const, why: `${twin.file} has the same content: see its receipt.` }
        : await importArrived(arrived, { db, respondentKey, now, progress: terminal.progress });
      const receipt = { file: name, sha256, at: now.toISOString(), ...outcome };
      await writeReceipt(folder, receipt);
      receipts.set(name, receipt);
      arrivals.settle(name);
      terminal.out(sentenceOf(receipt));
    }
  });
}

function sentenceOf({ at, file, outcome, why, receipt }: FolderReceipt): string {
  const rows = receipt?.files.reduce((sum, each) => sum + each.rejected, 0) ?? 0;
  const did = receipt?.applied ? `import ${receipt.importId}, ${receipt.changes} changes, ${rows} rows rejected` : why;
  return `${at} ${file}: ${outcome}${did === undefined ? '' : `: ${did}`}\n`;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
