import { expect, it } from 'vitest';
import { databases } from '#test/databases/databases.ts';
import { matrixServer } from '#test/server/access/matrix/matrixServer.ts';
import { fuzzed, lines } from './fuzzed.ts';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? '5000');
const SEED = Number(process.env['FUZZ_SEED'] ?? '2');

it(`${REQUESTS} requests made from the description are answered without a fault or a telling word`, async () => {
  const at = await matrixServer(databases[0]);
  const told = await fuzzed(at, REQUESTS, SEED);
  process.stdout.write(lines(told));
  await at.close();
  expect(told.wrong.slice(0, 20)).toEqual([]);
  expect(at.faults.slice(0, 20)).toEqual([]);
  expect(told.grownMegabytes).toBeLessThan(1024);
}, 3_600_000);
