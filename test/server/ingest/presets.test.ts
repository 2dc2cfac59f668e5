import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presets } from '#server/ingest/readPresets.ts';
import { recognise } from '#server/ingest/index.ts';
import type { Receipt } from '#shared/contract/import.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { importPaths, NOW } from './tryOut.ts';

const SAMPLES = join('test', 'cases', 'presets');
const PEOPLE = join('test', 'cases', 'people.csv');
const sampleOf = (name: string) => join(SAMPLES, `${name}.csv`);
const all = await presets();
const byName = new Map(all.map((preset) => [preset.name, preset]));

/** The samples a preset's rows refer to, and what those refer to, first. */
function neededFor(name: string): string[] {
  const needed = (byName.get(name)?.refersTo ?? []).flatMap((each) => [...neededFor(each), each]);
  return [...new Set(needed)];
}

const rejects = ({ notices }: Receipt) => notices.filter(({ rejected }) => rejected);

it('every preset has a sample and a line in the docs, and every sample a preset', async () => {
  const samples = (await readdir(SAMPLES)).map((name) => name.replace(/\.csv$/, '')).sort();
  expect(samples).toEqual([...byName.keys()].sort());
  const told = await readFile(join('docs', 'import.md'), 'utf8');
  expect(all.filter(({ title, kind }) => !told.includes(`| ${title} | ${kind} |`))).toEqual([]);
  process.stdout.write(`${samples.length} presets with a sample each on ${databases.length} databases\n`);
});

describe.each(databases)('presets, on $name', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await engine.open();
    await importPaths(test.db, [PEOPLE]);
  });
  afterAll(() => test.close());

  it.each([...byName.values()].map(({ name, kind, title }) => ({ name, kind, title })))(
    '$title: its sample is recognised without a mapping, loads without a reject, and changes nothing the second time',
    async ({ name, kind, title }) => {
      for (const needed of neededFor(name)) await importPaths(test.db, [sampleOf(needed)]);
      const path = sampleOf(name);
      const found = await recognise({ path, name: `${name}.csv` }, { db: test.db, now: NOW });
      expect(found.mapping).toMatchObject({ kind, preset: name });
      expect(found.questions).toEqual([]);
      const stored = found.whyKind.includes('as the last file');
      expect(found.whyKind).toBe(stored ? `read as ${kind}, as the last file with this header` : title);
      const first = await importPaths(test.db, [path]);
      expect(rejects(first)).toEqual([]);
      expect(first).toMatchObject({ applied: true });
      expect(first.files[0].rows).toBeGreaterThan(0);
      expect(first.changes).toBe(stored ? 0 : first.files[0].rows - first.files[0].unchanged);
      const second = await importPaths(test.db, [path]);
      expect(second).toMatchObject({ applied: true, changes: 0, exits: 0, examples: [] });
      expect(rejects(second)).toEqual([]);
    },
  );
});
