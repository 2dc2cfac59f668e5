import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploads, type Uploads } from '#server/http/uploads.ts';

describe('uploads kept until they are imported', () => {
  let folder: string;
  let kept: Uploads;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-uploads-'));
    kept = uploads(folder, randomBytes);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are not pushed out by files of rejected rows, of which the oldest go first', async () => {
    const { file } = await kept.save('staff.csv', Readable.from(['a,b\n']));
    const rejects: string[] = [];
    for (let i = 0; i < 101; i += 1) {
      const place = await kept.place(`rejected rows ${i}.csv`);
      await writeFile(place.path, '');
      rejects.push(place.file);
    }
    expect(kept.find(file).name).toBe('staff.csv');
    expect(() => kept.find(rejects[0])).toThrow('no longer here');
    expect(kept.find(rejects[1]).name).toBe('rejected rows 1.csv');
  });
});
