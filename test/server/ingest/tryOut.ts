import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Database } from '#server/db/database.ts';
import { recognise, runImport } from '#server/ingest/index.ts';
import type { Kind, Mapping, Receipt } from '#shared/contract/import.ts';

export const NOW = new Date('2026-07-01T12:00:00Z');
export const KEY = new TextEncoder().encode('a key for tests');

export interface Given {
  as?: Kind;
  dryRun?: boolean;
  confirmExits?: boolean;
  mapping?: Partial<Mapping>;
  /** Imports in spite of open questions: the mapping answers them. */
  unasked?: boolean;
}

/** Recognises and imports files from disk, as the command line does. */
export async function importPaths(db: Database, paths: string[], given: Given = {}): Promise<Receipt> {
  const files = [];
  for (const path of paths) {
    const name = basename(path);
    const found = await recognise({ path, name }, { as: given.as, db, now: NOW });
    if (found.kind === undefined) continue;
    if (found.questions.length > 0 && given.unasked !== true) throw new Error(found.questions.join(' '));
    files.push({ path, name, mapping: { ...found.mapping, ...given.mapping } });
  }
  return runImport({
    db,
    files,
    dryRun: given.dryRun ?? false,
    confirmExits: given.confirmExits ?? false,
    actor: 'test',
    now: NOW,
    respondentKey: KEY,
  });
}

/** Writes the texts to files by their names and imports them together. */
export async function importTexts(db: Database, texts: Record<string, string>, given: Given = {}): Promise<Receipt> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-test-'));
  try {
    const paths = Object.keys(texts).map((name) => join(folder, name));
    for (const path of paths) await writeFile(path, texts[basename(path)]);
    return await importPaths(db, paths, given);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Lines of a file from a text indented as the test is. */
export function csv(text: string): string {
  return `${text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')}\n`;
}
