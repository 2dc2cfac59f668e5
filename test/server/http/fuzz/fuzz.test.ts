import { afterAll, beforeAll, expect, it } from 'vitest';
import { databases } from '#test/databases/databases.ts';
import { matrixServer, type MatrixServer } from '#test/server/access/matrix/matrixServer.ts';
import { fuzzed, lines } from './fuzzed.ts';

const REQUESTS = 1_000;
let at: MatrixServer;
beforeAll(async () => {
  at = await matrixServer(databases[0]);
}, 300_000);
afterAll(() => at.close());

it('requests made from the description, right and wrong, are answered without a fault or a telling word', async () => {
  const told = await fuzzed(at, REQUESTS, 1);
  process.stdout.write(lines(told));
  expect(told.wrong).toEqual([]);
  expect(at.faults).toEqual([]);
  expect(told.grownMegabytes).toBeLessThan(512);
}, 300_000);
