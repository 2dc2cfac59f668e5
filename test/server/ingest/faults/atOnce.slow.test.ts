import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { addressOf } from '#server/db/threadDatabase.ts';
import { type Imports, threadImports, undoImport } from '#server/ingest/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { FIRST, SECOND } from '../firstAndSecond.ts';
import { importTexts, NOW } from '../tryOut.ts';
import type { Message, Task } from './faultChild.ts';
import { actOnce, type Ended, FaultProcess, type Place } from './faultProcess.ts';
import { countOf, freshPlace, type FreshPlace, writeFiles } from './places.ts';
import { buildPrograms, type Programs } from './programs.ts';
import { alignNumbers, storedState } from './storedState.ts';

const ROUNDS = countOf('AT_ONCE', 1);
/** Files that do not depend on one another: in whichever order they load, the same is stored. */
const EIGHT = ['deals', 'owner_changes', 'quotas', 'meetings', 'coaching', 'one_on_ones', 'training', 'absences'];
const eightFiles = EIGHT.map((name) => `${name}.csv`);
const sameFile = eightFiles.map(() => 'roster.csv');
const CASES = [
  { what: 'the same file', names: sameFile, changing: 1 },
  { what: 'different files', names: eightFiles, changing: 8 },
];

/** What is stored after the files were imported one after the other. */
async function oneByOne(db: Database, names: readonly string[]): Promise<string> {
  await alignNumbers(db);
  for (const name of new Set(names)) await importTexts(db, { [name]: SECOND[name] }, { confirmExits: true });
  const { facts } = await storedState(db);
  for (const _ of new Set(names)) await undoImport(db, { importId: undefined, actor: 'test', now: NOW });
  return facts;
}

describe.each(databases)('eight imports at once in one server, on $name', (engine) => {
  let test: TestDatabase;
  let imports: Imports;
  let files: Task['files'];
  let fresh: FreshPlace;
  beforeEach(async () => {
    [test, fresh] = await Promise.all([engine.open(), freshPlace('pglite')]);
    files = await writeFiles(fresh.where.dataFolder, SECOND);
    imports = threadImports(() => addressOf(test.db, { url: test.url, dataFolder: fresh.where.dataFolder }));
    await importTexts(test.db, FIRST);
  });
  afterEach(async () => {
    await imports.close();
    await test.close();
    await fresh.remove();
  });
  const run = async (name: string) => {
    const file = files.find((each) => each.name === name)!;
    const { mapping } = await imports.recognise(file, { now: NOW });
    const asked = { files: [{ ...file, mapping }], dryRun: false, confirmExits: true, actor: 'test', now: NOW };
    const respondentKey = new TextEncoder().encode('a key for tests');
    return imports.run({ ...asked, respondentKey }, () => undefined);
  };

  it.each(CASES)(
    'of $what store what one after the other would',
    async ({ names, changing }) => {
      const before = await storedState(test.db);
      const facts = await oneByOne(test.db, names);
      for (let round = 0; round < ROUNDS; round += 1) {
        const { version } = await storedState(test.db);
        await alignNumbers(test.db);
        const receipts = await Promise.all(names.map(run));
        expect(receipts.filter(({ applied }) => applied)).toHaveLength(8);
        expect(receipts.filter(({ changes }) => changes > 0)).toHaveLength(changing);
        expect(await storedState(test.db)).toMatchObject({ facts, version: version + changing });
        for (let left = changing; left > 0; left -= 1)
          await undoImport(test.db, { importId: undefined, actor: 'test', now: NOW });
        expect((await storedState(test.db)).facts).toBe(before.facts);
      }
      process.stdout.write(`${ROUNDS} × 8 imports at once in one server on ${engine.name}: whole each time\n`);
    },
    3_600_000,
  );
});

describe('eight processes that import at once into one PostgreSQL', () => {
  let programs: Programs;
  let fresh: FreshPlace;
  let place: Place;
  beforeAll(async () => {
    [programs, fresh] = await Promise.all([buildPrograms(), freshPlace('postgres')]);
    place = { programs, where: fresh.where, files: await writeFiles(join(fresh.where.dataFolder, 'first'), FIRST) };
    await actOnce(place, undefined);
  });
  afterAll(async () => {
    await fresh.remove();
    await programs.remove();
  });
  const undoAll = async (times: number) => {
    const child = new FaultProcess(place, { after: undefined, only: 'undo', acts: times });
    let last: Message | undefined;
    for (let message = await child.next(); message; message = await child.next()) last = message;
    await child.exited;
    return (last as Ended).state.facts;
  };
  const allAtOnce = async (names: readonly string[]): Promise<Ended[]> => {
    const files = await writeFiles(join(fresh.where.dataFolder, 'second'), SECOND);
    const children = names.map((name) => {
      const own = { ...place, files: files.filter((file) => file.name === name) };
      return new FaultProcess(own, { after: undefined, only: 'import', acts: 1, waits: true });
    });
    for (const child of children) await child.next();
    for (const child of children) child.process.send('go');
    return Promise.all(
      children.map(async (child) => {
        await child.next();
        const ended = await child.next();
        await child.exited;
        return ended as Ended;
      }),
    );
  };
  const readAgain = async () => {
    const child = new FaultProcess(place, { after: undefined, acts: 0 });
    const message = await child.next();
    await child.exited;
    return (message as Extract<Message, { opened: unknown }>).opened;
  };

  it.each(CASES)(
    'each $what store what one after the other would',
    async ({ names, changing }) => {
      const before = await readAgain();
      const files = await writeFiles(join(fresh.where.dataFolder, 'second'), SECOND);
      const different = [...new Set(names)];
      for (const name of different)
        await actOnce({ ...place, files: files.filter((file) => file.name === name) }, undefined);
      const { facts } = await readAgain();
      expect(await undoAll(different.length)).toBe(before.facts);
      for (let round = 0; round < ROUNDS; round += 1) {
        const { version } = await readAgain();
        const ended = await allAtOnce(names);
        expect(ended.map(({ failure }) => failure)).toEqual(names.map(() => undefined));
        expect(ended.filter(({ changes }) => changes > 0)).toHaveLength(changing);
        expect(await readAgain()).toMatchObject({ facts, version: version + changing });
        expect(await undoAll(changing)).toBe(before.facts);
      }
      process.stdout.write(`${ROUNDS} × 8 processes at once on postgres: whole each time\n`);
    },
    3_600_000,
  );
});
