import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { postgresBinaries } from '#test/databases/postgresBinaries.ts';
import { startPostgresServer } from '#test/databases/postgresServer.ts';
import { restartUnderLoad } from '#test/databases/restartUnderLoad.ts';

const file = (name: string) => fileURLToPath(new URL(`../../../databases/${name}.ts`, import.meta.url));

describe('a PostgreSQL that is killed and restarted', () => {
  test('under load 4 times ends no process, loses nothing acknowledged, tears nothing, and is served again within 5 s', async () => {
    const outcome = await restartUnderLoad(4);
    expect(outcome).toMatchObject({ exitCode: null, lost: [], torn: [] });
    expect(outcome.recoveryMilliseconds).toHaveLength(4);
    expect(Math.max(...outcome.recoveryMilliseconds)).toBeLessThan(5_000);
    expect(outcome.acknowledged).toBeGreaterThan(100);
    expect(Object.keys(outcome.failed).length).toBeGreaterThan(0);
  }, 120_000);

  test("does not end a process inside postgres.js's own begin, as it does without our patch", async () => {
    const server = await startPostgresServer(await postgresBinaries());
    const child = fork(file('beginChild'), [server.url('postgres')], {
      execArgv: ['--import', import.meta.resolve('tsx')],
    });
    try {
      await once(child, 'message', { signal: AbortSignal.timeout(20_000) });
      await pause(200);
      await server.restart();
      await pause(1_500);
      expect(child.exitCode).toBeNull();
    } finally {
      child.kill('SIGKILL');
      await server.stop();
    }
  }, 120_000);
});
