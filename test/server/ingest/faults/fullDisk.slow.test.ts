import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { FIRST } from '../firstAndSecond.ts';
import { actOnce, FaultProcess, measure } from './faultProcess.ts';
import { countOf, seedOf, writeFiles } from './places.ts';
import { buildPrograms, type Programs } from './programs.ts';
import { Witness } from './witness.ts';

const TIMES = countOf('DISK_FAULTS', 2);
const MEGABYTE = 1024 ** 2;
const DISK_MEGABYTES = 400;
const ROWS = 40_000;

const disk = mkdtempSync(join(tmpdir(), 'bellwether-disk-'));
const hasDisk = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MEGABYTES}m`, 'tmpfs', disk]).status === 0;
if (!hasDisk) process.stdout.write('full disk: skipped, 0 cases ran (no small disk can be mounted: that takes root)\n');

/** So many meetings that they do not fit beside what is left of the disk. */
function meetings(): string {
  const rows = Array.from({ length: ROWS }, (_, i) => `M${i},E${1 + (i % 3)},2020-01-${10 + (i % 20)},meeting,no,0.4`);
  return `${['activity_id,employee_id,held_on,kind,after_hours,talk_share', ...rows].join('\n')}\n`;
}

describe.skipIf(!hasDisk)('the embedded database on a disk that runs full', () => {
  let programs: Programs;
  beforeAll(async () => {
    programs = await buildPrograms();
  });
  afterAll(async () => {
    await programs.remove();
    execFileSync('umount', [disk]);
    rmdirSync(disk);
  });

  it(`${TIMES} times: holds all of an import or nothing, and imports it when there is room again`, async () => {
    const folder = join(disk, 'data');
    await mkdir(folder);
    const base = { programs, where: { dataFolder: folder } };
    await actOnce({ ...base, files: await writeFiles(join(disk, 'first'), FIRST) }, undefined);
    const place = { ...base, files: await writeFiles(join(disk, 'second'), { 'meetings.csv': meetings() }) };
    const measured = await measure(place);
    const witness = new Witness(measured);
    const draw = seededRandom(seedOf());
    const ballast = join(disk, 'ballast');
    for (let i = 0; i < TIMES; i += 1) {
      const room = Math.floor(draw() * 24 * MEGABYTE);
      const told = `${i}. time, ${room} bytes`;
      const child = new FaultProcess(place, { after: measured.after, acts: 1, waits: true });
      witness.hears((await child.next())!, told);
      const { bavail, bsize } = await statfs(disk);
      await writeFile(ballast, new Uint8Array(Math.max(0, bavail * bsize - room)));
      child.process.send('go');
      await witness.listens(child, told);
      if (child.process.signalCode === 'SIGKILL') witness.wrong.push(`${told}: hangs`);
      await rm(ballast);
    }
    for (let i = 0; i < 2 || !witness.isImported; i += 1) {
      await witness.listens(new FaultProcess(place, { after: measured.after, acts: 1 }), 'with room again');
    }
    const { wrong, acknowledged, unheard, failures } = witness;
    process.stdout.write(
      `${TIMES} full disks (seed ${seedOf()}): ${wrong.length} wrong, ${acknowledged} acts acknowledged, ${unheard} complete unheard; ${JSON.stringify(failures)}\n`,
    );
    expect(wrong).toEqual([]);
  }, 3_600_000);
});
