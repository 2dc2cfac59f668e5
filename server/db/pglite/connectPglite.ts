import type { MessagePort } from 'node:worker_threads';
import { createDatabase } from '../createDatabase.ts';
import type { Database } from '../database.ts';
import { portEngine } from './portEngine.ts';

/** The embedded database through a port another thread's `Database.port()` gave. Closing it closes the port only. */
export function connectPglite(port: MessagePort): Database {
  return createDatabase(portEngine(port, false));
}
