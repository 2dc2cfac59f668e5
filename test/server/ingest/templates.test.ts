import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templateCommand } from '#server/commands/templateCommand.ts';
import { recognise } from '#server/ingest/index.ts';
import { kinds } from '#shared/contract/importKinds.ts';
import { keptTerminal } from '../commands/keptTerminal.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { importPaths, NOW } from './tryOut.ts';

describe.each(databases)('templates, on $name', (engine) => {
  let test: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    test = await engine.open();
    folder = await mkdtemp(join(tmpdir(), 'bellwether-templates-'));
    for (const kind of kinds) {
      const terminal = keptTerminal();
      templateCommand(kind.split(' '), terminal);
      await writeFile(join(folder, `${kind}.csv`), terminal.stdout);
    }
  });
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true });
  });

  it.each(kinds)('the one of %s is recognised as what it is', async (kind) => {
    const found = await recognise({ path: join(folder, `${kind}.csv`), name: 'table.csv' }, { db: test.db, now: NOW });
    expect(found).toMatchObject({ kind, questions: [] });
    expect(found.mapping.columns.filter(({ field }) => field === undefined)).toEqual([]);
  });

  it('a word that is no kind is told the kinds there are', () => {
    expect(() => templateCommand(['rooster'], keptTerminal())).toThrow(
      'template: "rooster" is not a kind. Kinds: roster,',
    );
    expect(() => templateCommand([], keptTerminal())).toThrow('template: name a kind.');
  });

  it('all of them load together without a reject, and change nothing the second time', async () => {
    const paths = kinds.map((kind) => join(folder, `${kind}.csv`));
    const first = await importPaths(test.db, paths);
    expect(first.notices.filter(({ rejected }) => rejected)).toEqual([]);
    expect(first.files).toHaveLength(kinds.length);
    expect((await importPaths(test.db, paths)).changes).toBe(0);
  });
});
