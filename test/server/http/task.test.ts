import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Response } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTask } from '#server/http/task.ts';

describe('a task that takes long', () => {
  let server: Server;
  let stopped: Promise<string>;
  const reported: unknown[] = [];
  beforeAll(async () => {
    stopped = new Promise((tell) => {
      server = createServer((_request, response) => {
        const deps = { now: () => new Date(), report: (error: unknown) => void reported.push(error) };
        void answerTask(deps, response as Response, (progress, signal) => {
          progress('staff.csv', 10_000);
          return new Promise((_, fail) => {
            signal.addEventListener('abort', () => fail(signal.reason));
          });
        }).then(() => tell('ended'));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());

  it('is told to stop when nobody waits for its answer any more, which is no fault to report', async () => {
    const { port } = server.address() as AddressInfo;
    const asked = get({ host: '127.0.0.1', port });
    asked.on('error', () => undefined);
    const [answer] = await once(asked, 'response');
    await once(answer, 'data');
    asked.destroy();
    expect(await stopped).toBe('ended');
    expect(reported).toEqual([]);
  });
});
