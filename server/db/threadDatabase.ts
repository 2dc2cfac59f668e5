import type { MessagePort } from 'node:worker_threads';
import type { Database } from './database.ts';
import { openDatabase } from './openDatabase.ts';
import { connectPglite } from './pglite/connectPglite.ts';

/** How another thread reaches the tables: a port to the embedded database, or a PostgreSQL's address. */
export type DatabaseAddress = { port: MessagePort } | { url: string; dataFolder: string };

/** The address of an open database, for one further thread. */
export function addressOf(db: Database, from: { url: string | undefined; dataFolder: string }): DatabaseAddress {
  return db.port ? { port: db.port() } : { url: from.url!, dataFolder: from.dataFolder };
}

/** The tables as a thread that was given their address sees them. */
export async function databaseAt(address: DatabaseAddress): Promise<Database> {
  return 'port' in address ? connectPglite(address.port) : openDatabase(address);
}
