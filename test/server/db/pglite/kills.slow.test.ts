import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDatabase } from '#server/db/openDatabase.ts';
import { kept, startLoad, type Told } from '#test/databases/load.ts';

test('8 processes killed while writing to one embedded database lose nothing acknowledged and tear nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-kills-'));
  const told: Told = { acknowledged: new Set(), failed: {} };
  for (let i = 0; i < 8; i += 1) {
    const load = startLoad('embedded', folder, told);
    expect(await load.acknowledgedSince(1)).toBeLessThan(Infinity);
    await pause(53 * i);
    await load.kill();
  }
  const db = await openDatabase({ dataFolder: folder });
  expect(await kept(db, told)).toEqual({ lost: [], torn: [] });
  expect(told.failed).toEqual({});
  process.stdout.write(`8 kills: ${told.acknowledged.size} writes acknowledged, all there\n`);
  await db.close();
  await rm(folder, { recursive: true });
});
