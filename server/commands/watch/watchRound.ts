import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Env } from '#server/env.ts';
import { opened } from '../opened.ts';
import type { Terminal } from '../terminal.ts';
import { type Arrivals, goneMeanwhile } from './arrivals.ts';
import { type FolderReceipt, mapName, readReceipts, writeReceipt } from './folderReceipt.ts';
import { type Arrived, importArrived } from './importArrived.ts';

interface Watched {
  folder: string;
  arrivals: Arrivals;
}

/**
 * Looks at the folder once and imports what is new and complete, one import a file, in the order of their names. The
 * database is open only while there is something to import. Rejects when it cannot be opened: a later round tries again.
 */
export async function watchRound({ folder, arrivals }: Watched, env: Env, terminal: Terminal): Promise<void> {
  const complete = await arrivals.complete(terminal.now().getTime());
  if (complete.length === 0) return;
  const receipts = await readReceipts(folder);
  const fresh: Arrived[] = [];
  for (const name of complete) {
    const arrived = await arrivedAs(folder, name);
    const until = settledUntil(arrived, receipts.get(name));
    if (until > terminal.now().getTime()) arrivals.settle(name, until);
    else fresh.push(arrived);
  }
  if (fresh.length === 0) return;
  await opened(env, async (db, respondentKey) => {
    for (const arrived of fresh) {
      const { name, sha256, map } = arrived;
      const now = terminal.now();
      const twin = [...receipts.values()].find((each) => each.sha256 === sha256 && each.file !== name);
      const outcome =
        twin && map === undefined
          ? { outcome: 'known' as const, why: `${twin.file} has the same content: see its receipt.` }
          : await importArrived(arrived, { db, respondentKey, now, progress: terminal.progress });
      const told = { file: name, sha256, mapSha256: map?.sha256, at: now.toISOString(), ...outcome };
      const receipt = { ...told, ...nextTry(told, receipts.get(name)) };
      await writeReceipt(folder, receipt);
      receipts.set(name, receipt);
      arrivals.settle(name, settledUntil(arrived, receipt));
      terminal.out(sentenceOf(receipt));
    }
  });
}

async function arrivedAs(folder: string, name: string): Promise<Arrived> {
  const path = join(folder, name);
  const mapPath = join(folder, mapName(name));
  const mapSha256 = await hashOf(mapPath).catch(goneMeanwhile);
  const map = mapSha256 === undefined ? undefined : { path: mapPath, sha256: mapSha256 };
  return { path, name, sha256: await hashOf(path), map };
}

/** Until when a receipt stands for a file, in ms: what is stored or known for good, the rest until file or mapping is another. */
function settledUntil({ sha256, map }: Arrived, receipt: FolderReceipt | undefined): number {
  if (receipt?.sha256 !== sha256) return 0;
  if (receipt.outcome === 'imported' || receipt.outcome === 'known') return Infinity;
  if (receipt.mapSha256 !== map?.sha256) return 0;
  return receipt.again === undefined ? Infinity : Date.parse(receipt.again);
}

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/** What failed is tried again by itself after a minute, and after twice as long each time, an hour at most. */
function nextTry(told: FolderReceipt, before: FolderReceipt | undefined): Pick<FolderReceipt, 'tries' | 'again'> {
  if (told.outcome !== 'failed') return {};
  const tries = (before?.sha256 === told.sha256 ? (before.tries ?? 0) : 0) + 1;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
  return { tries, again: new Date(Date.parse(told.at) + wait).toISOString() };
}

function sentenceOf({ at, file, outcome, why, receipt, again }: FolderReceipt): string {
  const rows = receipt?.files.reduce((sum, each) => sum + each.rejected, 0) ?? 0;
  const did = receipt?.applied
    ? `import ${receipt.importId}, ${receipt.changes} ${receipt.changes === 1 ? 'change' : 'changes'}, ${rows} ${rows === 1 ? 'row' : 'rows'} rejected`
    : why;
  const later = again === undefined ? '' : ` It is tried again at ${again}.`;
  return `${at} ${file}: ${outcome}${did === undefined ? '' : `: ${did}`}${later}\n`;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
