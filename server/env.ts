import { resolve } from 'node:path';

export interface Env {
  /** Where the embedded database, the respondent key and uploads are. */
  dataFolder: string;
  /** A PostgreSQL to use instead of the embedded database. */
  databaseUrl: string | undefined;
  host: string;
  port: number;
}

/** The settings of the environment, or what is wrong with them. */
export function readEnv(environment: Record<string, string | undefined>, projectFolder: string): Env {
  const port = Number(environment['PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is "${environment['PORT']}": give a number from 0 to 65535.`);
  return {
    dataFolder: resolve(environment['BELLWETHER_DATA'] || resolve(projectFolder, 'data')),
    databaseUrl: environment['DATABASE_URL'] || undefined,
    host: environment['HOST'] || '127.0.0.1',
    port,
  };
}
