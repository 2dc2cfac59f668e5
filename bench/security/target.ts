import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '#server/db/openDatabase.ts';
import { SERVER_LIMITS } from '#server/http/limits.ts';
import { matrixServer } from '#test/server/access/matrix/matrixServer.ts';

/** How much faster than time the server's clock runs, so that a scanner may ask more often than people do. */
const AHEAD = 100;
const TICK_MS = 50;

export interface Target {
  address: string;
  /** The session of an owner: whoever may ask everything. */
  cookie: string;
  /** How often what was answered so far, by status. */
  answered: Readonly<Record<number, number>>;
  /** What the server told its operator of faults of its own. */
  faults: readonly unknown[];
  close(): Promise<void>;
}

/** A server on loopback with the small sample organisation. */
export async function startTarget(): Promise<Target> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'bellwether-security-'));
  const at = await matrixServer({
    name: 'pglite',
    open: async () => {
      const db = await openDatabase({ url: undefined, dataFolder });
      return { db, url: undefined, close: () => db.close() };
    },
  });
  const answered: Record<number, number> = {};
  const server = createServer(SERVER_LIMITS, at.app);
  server.on('request', (_request, response) =>
    response.once('finish', () => {
      answered[response.statusCode] = (answered[response.statusCode] ?? 0) + 1;
    }),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const ahead = setInterval(() => at.forward(TICK_MS * AHEAD), TICK_MS);
  const { Cookie: cookie } = await at.headersOf('owner');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cookie,
    answered,
    faults: at.faults,
    async close() {
      clearInterval(ahead);
      server.closeAllConnections();
      server.close();
      await at.close();
      await rm(dataFolder, { recursive: true });
    },
  };
}
