import { randomBytes } from 'node:crypto';
import { respondentKey } from '#server/access/respondentKey.ts';
import type { Database } from '#server/db/database.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import type { Env } from '#server/env.ts';

/** Opens the database and the respondent key for one command, and closes the database after it. */
export async function opened<T>(env: Env, work: (db: Database, key: Uint8Array) => Promise<T>): Promise<T> {
  const db = await openDatabase({ url: env.databaseUrl, dataFolder: env.dataFolder });
  try {
    return await work(db, await respondentKey(env.dataFolder, randomBytes));
  } finally {
    await db.close();
  }
}
