import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { answerErrors } from '#server/http/errors.ts';
import { bodyInTime, SERVER_LIMITS } from '#server/http/limits.ts';
import { type AccessServer, accessServer } from '#test/factories/accessServer.ts';
import { databases } from '#test/databases/databases.ts';

const SLOW = 200;
const portOf = (server: Server) => (server.address() as AddressInfo).port;
const listening = (server: Server) =>
  new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)).then(() => portOf(server));

/** A client that says something every quarter of a second and never ends; resolves with what it was told once it is let go. */
function slowly(port: number, first: string, next: string, sockets: Socket[]): Promise<string> {
  return new Promise((ended) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(first));
    sockets.push(socket);
    const dripping = setInterval(() => socket.writable && socket.write(next), 250);
    let told = '';
    socket.on('data', (chunk) => (told += chunk.toString()));
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearInterval(dripping);
      ended(told);
    });
  });
}

describe('slow clients', () => {
  let at: AccessServer;
  let server: Server;
  let port: number;
  beforeAll(async () => {
    at = await accessServer(databases[0]);
    const app = createApp(at.deps, () => Promise.reject(new Error('not asked for here')));
    server = createServer(SERVER_LIMITS, app);
    port = await listening(server);
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await at.close();
  });

  it(`${SLOW} of them, with headers and bodies that do not end, leave a usual request its answer within a second`, async () => {
    const sockets: Socket[] = [];
    const body =
      'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{';
    for (let i = 0; i < SLOW; i++)
      void (i % 2 === 0
        ? slowly(port, 'GET / HTTP/1.1\r\nHost: localhost\r\n', 'X-A: b\r\n', sockets)
        : slowly(port, body, ' ', sockets));
    await expect.poll(() => new Promise((told) => server.getConnections((_, count) => told(count)))).toBe(SLOW);
    const times: number[] = [];
    for (let i = 0; i < 10; i++) {
      const from = performance.now();
      expect((await fetch(`http://127.0.0.1:${port}/api/session`)).status).toBe(200);
      times.push(performance.now() - from);
    }
    process.stdout.write(
      `slow clients: ${SLOW} held off, a usual request took at most ${Math.max(...times).toFixed(0)} ms\n`,
    );
    expect(Math.max(...times)).toBeLessThan(1000);
    for (const socket of sockets) socket.destroy();
  });

  it('are let go: one whose headers do not end is told so and closed', async () => {
    const quick = createServer(
      { ...SERVER_LIMITS, headersTimeout: 500, connectionsCheckingInterval: 200 },
      () => undefined,
    );
    const told = await slowly(await listening(quick), 'GET / HTTP/1.1\r\nHost: a\r\n', 'X-A: b\r\n', []);
    expect(told).toMatch(/^HTTP\/1.1 408 /);
    quick.close();
  });

  it.each([
    ['application/json', /^HTTP\/1.1 408 [^]*did not arrive in time/],
    // A file that keeps coming may take its time; one of which nothing comes any more is cut off without a word.
    ['application/octet-stream', /^$/],
  ])('are let go: a body of %s that does not go on', async (type, expected) => {
    const app = express();
    app.use(bodyInTime(400), express.json(), (request, response) => {
      request.resume().once('end', () => response.end('whole'));
    });
    app.use(answerErrors(() => undefined));
    const quick = createServer(app);
    const start = `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: 99\r\n\r\n{`;
    expect(await slowly(await listening(quick), start, '', [])).toMatch(expected);
    quick.close();
  });
});
