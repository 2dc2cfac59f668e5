import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

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
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(Buffer.from(randomBytes(32)).toString('hex'));
    await file.sync();
    await file.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
  if (key.byteLength !== 32)
    throw new Error(
      `${path} does not hold a respondent key. Restore it from a backup: without it survey answers cannot be matched again.`,
    );
  return key;
}
