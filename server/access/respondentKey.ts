import { access, link, mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The key that turns people into respondents. Made once, kept in the data folder and never in the database, so that a
 * copy of the tables does not say who answered what.
 */
export async function respondentKey(
  dataFolder: string,
  randomBytes: (length: number) => Uint8Array,
): Promise<Uint8Array> {
  const path = join(dataFolder, 'respondent.key');
  await mkdir(dataFolder, { recursive: true });
  if (!(await exists(path))) await make(path, randomBytes);
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
  if (key.byteLength !== 32)
    throw new Error(
      `${path} does not hold a respondent key. Restore it from a backup: without it survey answers cannot be matched again.`,
    );
  return key;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Written whole beside its place and then given its name: whoever is killed meanwhile leaves no half a key behind. */
async function make(path: string, randomBytes: (length: number) => Uint8Array): Promise<void> {
  const folder = await mkdtemp(join(dirname(path), 'respondent-key-'));
  try {
    const fresh = join(folder, 'key');
    const file = await open(fresh, 'wx', 0o600);
    await file.writeFile(Buffer.from(randomBytes(32)).toString('hex'));
    await file.sync();
    await file.close();
    await link(fresh, path);
  } catch (error) {
    // Another process was first: its key is the key.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}
