import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyDataFolder, createPostgresDatabase } from '#test/databases/databases.ts';
import type { Task } from './faultChild.ts';

/** A fresh database in a folder of its own, to which processes come and go. */
export interface FreshPlace {
  readonly where: Task['where'];
  readonly remove: () => Promise<void>;
}

export const ENGINES = ['pglite', 'postgres'] as const;

export async function freshPlace(engine: (typeof ENGINES)[number]): Promise<FreshPlace> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'bellwether-faults-'));
  const removeFolder = () => rm(dataFolder, { recursive: true, force: true });
  if (engine === 'pglite') {
    await copyDataFolder(dataFolder);
    return { where: { dataFolder }, remove: removeFolder };
  }
  const { url, drop } = await createPostgresDatabase('postgres', true);
  return { where: { url, dataFolder }, remove: () => Promise.all([drop(), removeFolder()]).then(() => undefined) };
}

/** Writes texts to files by their names, in a folder of that name. */
export async function writeFiles(folder: string, texts: Readonly<Record<string, string>>): Promise<Task['files']> {
  await mkdir(folder, { recursive: true });
  const files = Object.keys(texts).map((name) => ({ path: join(folder, name), name }));
  for (const { path, name } of files) await writeFile(path, texts[name]);
  return files;
}

/** How often something is tried: in full when asked by the environment, else as often as fits into every run. */
export function countOf(variable: string, usual: number): number {
  const asked = Number(process.env[variable] ?? usual);
  if (!Number.isInteger(asked) || asked < 1) throw new Error(`${variable} is no count`);
  return asked;
}

export const seedOf = (): number => Number(process.env.FAULT_SEED ?? 1);
