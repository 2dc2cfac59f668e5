import { join } from 'node:path';
import { keptKey } from './keptKey.ts';

/**
 * The key that turns people into respondents. Made once, kept in the data folder and never in the database, so that a
 * copy of the tables does not say who answered what.
 */
export async function respondentKey(
  dataFolder: string,
  randomBytes: (length: number) => Uint8Array,
): Promise<Uint8Array> {
  const path = join(dataFolder, 'respondent.key');
  const key = await keptKey(path, randomBytes);
  if (!key)
    throw new Error(
      `${path} does not hold a respondent key. Restore it from a backup: without it survey answers cannot be matched again.`,
    );
  return key;
}
