import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressOf } from '#server/db/threadDatabase.ts';
import { type Imports, IngestError, threadImports } from '#server/ingest/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { NOW } from './tryOut.ts';

/** Whole programs are started and files of many rows loaded: minutes on a machine with other work. */
vi.setConfig({ testTimeout: 120_000 });

const PEOPLE = 150_000;

describe.each(databases)('an import on a thread of its own, on $name', (engine) => {
  let test: TestDatabase;
  let imports: Imports;
  let folder: string;
  const written = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return { path, name };
  };
  const start = async (
    file: { path: string; name: string },
    onProgress: (file: string, rows: number) => void,
    signal?: AbortSignal,
  ) => {
    const { mapping } = await imports.recognise(file, { now: NOW });
    const asked = { files: [{ ...file, mapping }], dryRun: false, actor: 'test', now: NOW };
    return imports.run({ ...asked, respondentKey: new Uint8Array(32) }, onProgress, signal);
  };
  const stored = async () => (await test.db.rows<{ n: number }>(sql`select count(*) as n from employees`))[0].n;

  beforeEach(async () => {
    test = await engine.open();
    folder = await mkdtemp(join(tmpdir(), 'bellwether-thread-'));
    imports = threadImports(() => addressOf(test.db, { url: test.url, dataFolder: folder }));
  });
  afterEach(async () => {
    await imports.close();
    await test.close();
    await rm(folder, { recursive: true });
  });

  it('tells how far it is, stores what it read, and says what a person has to decide', async () => {
    const steps: [string, number][] = [];
    const receipt = await start(
      await written('staff.csv', 'employee_id,name,hire_date\n7,Bo,2020-01-13\n'),
      (...step) => steps.push(step),
    );
    expect([receipt.changes > 0, await stored(), steps.at(-1)]).toEqual([true, 1, ['staff.csv', 1]]);
    await expect(imports.recognise({ path: join(folder, 'none.csv'), name: 'none.csv' }, { now: NOW })).rejects.toThrow(
      IngestError,
    );
  });

  it('that nobody waits for any more stops, leaves nothing behind, and lets the next one in', async () => {
    const lines = Array.from({ length: PEOPLE }, (_, id) => `${id},Person ${id},2020-01-13`);
    const file = await written('staff.csv', ['employee_id,name,hire_date', ...lines, ''].join('\n'));
    const stop = new AbortController();
    let seen = 0;
    const stopped = start(
      file,
      (_file, rows) => {
        seen = rows;
        stop.abort();
      },
      stop.signal,
    );
    await expect(stopped).rejects.toThrow('aborted');
    expect(seen).toBeLessThan(PEOPLE);
    expect(await stored()).toBe(0);
    const small = await written('small.csv', 'employee_id,name,hire_date\n7,Bo,2020-01-13\n');
    expect((await start(small, () => undefined)).applied).toBe(true);
  });

  it('that is cut off leaves nothing behind, and the next one works', async () => {
    const lines = Array.from({ length: PEOPLE }, (_, id) => `${id},Person ${id},2020-01-13`);
    const file = await written('staff.csv', ['employee_id,name,hire_date', ...lines, ''].join('\n'));
    await new Promise<void>((cut) => {
      start(file, () => void imports.close()).catch(() => cut());
    });
    expect(await stored()).toBe(0);
    await start(await written('few.csv', 'employee_id,name,hire_date\n7,Bo,2020-01-13\n'), () => undefined);
    expect(await stored()).toBe(1);
  });
});
