import { afterAll, describe, expect, it } from 'vitest';
import { oddFiles } from '#test/cases/oddFiles.ts';
import { readTable } from './files.ts';

/** A file of a few megabytes must not take the process down, nor its time. */
const LONGEST_MS = 5_000;
const MOST_MEMORY = 512 * 1024 ** 2;

const written = (outcome: number | Error) =>
  typeof outcome === 'number' ? `${outcome} rows` : `${outcome.name}: ${outcome.message}`;

describe('a file that is a trap, damaged or strange', () => {
  let largest = 0;
  afterAll(() => {
    process.stdout.write(`${oddFiles.length} odd files; at most ${Math.round(largest / 1024 ** 2)} MB more memory\n`);
  });

  it.each(oddFiles)('$what: comes to $comesTo', async ({ bytes, comesTo }) => {
    const file = bytes();
    const before = process.memoryUsage().rss;
    const start = performance.now();
    const outcome = await readTable('odd', file).then(
      ({ rows }) => rows.length,
      (error: Error) => error,
    );
    largest = Math.max(largest, process.memoryUsage().rss - before);
    expect(written(outcome)).toMatch(typeof comesTo === 'number' ? `${comesTo} rows` : /^IngestError: /);
    expect(written(outcome)).toMatch(typeof comesTo === 'number' ? '' : comesTo);
    expect(performance.now() - start).toBeLessThan(LONGEST_MS);
    expect(largest).toBeLessThan(MOST_MEMORY);
  });

  it('leaves nothing behind in what all objects share', () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
