import { join } from 'node:path';
import { keptKey } from './keptKey.ts';

/** 32 drawn bytes have 30 different ones on average, with a standard deviation of about 1.3; a key typed by hand has few. */
const FEWEST_DIFFERENT = 20;

/**
 * The key session cookies are signed with and second steps are sealed with. Made once, kept in the data folder and never in the database, so that a copy
 * of the tables opens no session and gives no code. One that somebody made up is refused.
 */
export async function sessionKey(dataFolder: string, randomBytes: (length: number) => Uint8Array): Promise<Uint8Array> {
  const path = join(dataFolder, 'session.key');
  const key = await keptKey(path, randomBytes);
  if (!key || new Set(key).size < FEWEST_DIFFERENT)
    throw new Error(
      `${path} does not hold a key that was drawn at random. Delete it: a new one is made, everybody signs in again, and second steps are to be reset.`,
    );
  return key;
}
