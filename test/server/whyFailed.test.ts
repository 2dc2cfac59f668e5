import { mkdir, open, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { whyFailed } from '#server/whyFailed.ts';

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('why a file or another machine could not be had', () => {
  it.each([
    [() => readFile('/nowhere/at/all'), 'there is no such file or folder'],
    [() => readFile('/tmp'), 'it is a folder'],
    [() => mkdir('/dev/null/x'), 'a file stands where a folder should be'],
    [() => open('/dev/full', 'w').then((file) => file.write('x').finally(() => file.close())), 'its disk is full'],
    [() => fetch('http://127.0.0.1:9999'), 'nothing answers there: check host and port'],
    [() => fetch('http://127.0.0.1:9999', { signal: AbortSignal.timeout(0) }), 'it did not answer in time'],
  ])('is said in words, of %s', async (work, says) => {
    expect(whyFailed(await thrownBy(work()))).toBe(says);
  });

  it('is not said of an error of our own, which says it itself', () => {
    expect(whyFailed(new Error('There is no import 99.'))).toBeUndefined();
    expect(whyFailed('text')).toBeUndefined();
  });
});
