import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { receipt } from '#shared/contract/import.ts';

const ENDING = '.receipt.json';
const MAP_ENDING = '.map.json';

/** What became of a file that arrived in a watched folder. */
const folderReceipt = z.object({
  file: z.string(),
  sha256: z.string(),
  at: z.string(),
  /** `known`: the same content was imported, or lies in the folder under another name with a receipt of its own. */
  outcome: z.enum(['imported', 'known', 'question', 'held', 'refused', 'failed']),
  /** Of the mapping beside the file, when there was one. */
  mapSha256: z.string().optional(),
  /** How often it failed, and when it is tried again by itself. */
  tries: z.number().optional(),
  again: z.string().optional(),
  /** Why it was not imported, and what to do. */
  why: z.string().optional(),
  receipt: receipt.optional(),
});
export type FolderReceipt = z.infer<typeof folderReceipt>;

/** Does the name belong to something else than a file to import: a receipt, a mapping, or what is hidden? */
export const isBeside = (name: string): boolean =>
  name.startsWith('.') || name.endsWith(ENDING) || name.endsWith(MAP_ENDING);

export const receiptName = (file: string): string => `${file}${ENDING}`;

/** The mapping that says how a file is read, beside it. */
export const mapName = (file: string): string => `${file}${MAP_ENDING}`;

/** All receipts of a folder, by the file they are about. One that cannot be read counts as none. */
export async function readReceipts(folder: string): Promise<Map<string, FolderReceipt>> {
  const found = new Map<string, FolderReceipt>();
  for (const name of (await readdir(folder)).filter((each) => each.endsWith(ENDING))) {
    const read = folderReceipt.safeParse(parsedJson(await readFile(join(folder, name), 'utf8')));
    if (read.success) found.set(name.slice(0, -ENDING.length), read.data);
  }
  return found;
}

/** Writes a receipt beside its file; whoever looks sees the whole of it or nothing. */
export async function writeReceipt(folder: string, written: FolderReceipt): Promise<void> {
  const part = join(folder, `.${receiptName(written.file)}`);
  await writeFile(part, `${JSON.stringify(written, undefined, 2)}\n`);
  await rename(part, join(folder, receiptName(written.file)));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
