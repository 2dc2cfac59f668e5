import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { postgresBinaries } from '#test/databases/postgresBinaries.ts';
import { startPostgresServer } from '#test/databases/postgresServer.ts';
import { FIRST, SECOND } from '../firstAndSecond.ts';
import { actOnce, FaultProcess, measure } from './faultProcess.ts';
import { countOf, seedOf, writeFiles } from './places.ts';
import { buildPrograms } from './programs.ts';
import { Witness } from './witness.ts';

const RESTARTS = countOf('DATABASE_FAULTS', 6);

it(`${RESTARTS} kills of PostgreSQL during imports and undos leave each whole or absent, and the process that imports alive`, async () => {
  const [programs, dataFolder] = await Promise.all([
    buildPrograms(),
    mkdtemp(join(tmpdir(), 'bellwether-database-kills-')),
  ]);
  const server = await startPostgresServer(await postgresBinaries());
  const place = { programs, where: { url: server.url('postgres'), dataFolder } };
  const seed = seedOf();
  const draw = seededRandom(seed);
  try {
    await actOnce({ ...place, files: await writeFiles(join(dataFolder, 'first'), FIRST) }, undefined);
    const at = { ...place, files: await writeFiles(join(dataFolder, 'second'), SECOND) };
    const measured = await measure(at);
    const witness = new Witness(measured);
    const child = new FaultProcess(at, { after: measured.after });
    const begun = new EventEmitter();
    const listening = witness.listens(child, 'restart', () => void begun.emit('act'));
    const backAfter: number[] = [];
    await Promise.race([once(begun, 'act'), child.exited]);
    for (let i = 0; i < RESTARTS && child.process.exitCode === null; i += 1) {
      await pause(draw() * measured.milliseconds);
      await server.restart();
      const up = performance.now();
      await Promise.race([once(begun, 'act'), child.exited]);
      backAfter.push(Math.round(performance.now() - up));
    }
    const { exitCode } = child.process;
    child.process.kill('SIGKILL');
    await listening;
    const { wrong, acknowledged, unheard, failures } = witness;
    backAfter.sort((a, b) => a - b);
    process.stdout.write(
      `${backAfter.length} database kills (seed ${seed}): ${wrong.length} wrong; ${acknowledged} acts acknowledged, ${unheard} complete unheard; ` +
        `began anew after ${backAfter[0]}–${backAfter.at(-1)} ms; ${JSON.stringify(failures)}\n`,
    );
    expect({ wrong, exitCode, restarts: backAfter.length }).toEqual({ wrong: [], exitCode: null, restarts: RESTARTS });
    expect(backAfter[backAfter.length >> 1]).toBeLessThan(5_000);
  } finally {
    await server.stop();
    await programs.remove();
    await rm(dataFolder, { recursive: true });
  }
}, 7_200_000);
