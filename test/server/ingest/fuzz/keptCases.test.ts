import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IngestError, recognise, runImport } from '#server/ingest/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { NOW } from '../tryOut.ts';

const FOLDER = fileURLToPath(new URL('../../../cases/fuzz', import.meta.url));

/** What an import of the file comes to; anything but an IngestError is thrown on. */
async function outcome({ db }: TestDatabase, name: string): Promise<string> {
  const file = { path: join(FOLDER, name), name };
  try {
    const { kind, mapping, questions } = await recognise(file, { db, now: NOW });
    if (kind === undefined || questions.length > 0) return 'asked';
    const run = { db, files: [{ ...file, mapping }], dryRun: true, confirmExits: true, actor: 'test', now: NOW };
    const [{ rows, new: added, changed, unchanged, rejected }] = (
      await runImport({ ...run, respondentKey: new Uint8Array(32) })
    ).files;
    return rows === added + changed + unchanged + rejected ? 'loaded' : 'rows lost';
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    return 'refused';
  }
}

describe.each(databases)('a damaged file that once made the import fail, on $name', ({ open }) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
  });
  afterAll(() => test.close());

  it.each(readdirSync(FOLDER))('%s is loaded, asked about or refused with what to do', async (name) => {
    expect(['loaded', 'asked', 'refused']).toContain(await outcome(test, name));
  });
});
