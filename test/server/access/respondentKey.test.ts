import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { respondentKey } from '#server/access/respondentKey.ts';

describe('the respondent key', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is one, though eight ask for it at once in a new folder, and its file stands there whole or not at all', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => respondentKey(folder, randomBytes)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
    expect(await readdir(folder)).toEqual(['respondent.key']);
  });

  it('is not made anew when its file holds something else', async () => {
    await writeFile(join(folder, 'respondent.key'), '');
    await expect(respondentKey(folder, randomBytes)).rejects.toThrow('Restore it from a backup');
  });
});
