import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '#server/commands/runCommand.ts';
import type { Receipt, RecognisedFile } from '#shared/contract/import.ts';
import { copyDataFolder } from '#test/databases/databases.ts';
import { keptTerminal } from './keptTerminal.ts';

/** Whole programs are started and files of many rows loaded: minutes on a machine with other work. */
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-import-'));
  await copyDataFolder(join(folder, 'data'));
});
afterAll(() => rm(folder, { recursive: true }));

const UNCLEAR = 'Employee ID,Name,Hire Date,Exit Date\n1,Ada,2020-01-15,05/03/2021\n2,Bob,2020-01-15,\n';

const four = (exit: string) =>
  `Employee ID,Name,Hire Date,Exit Date\n${[1, 2, 3, 4].map((id) => `${id},Person ${id},2020-01-15,${exit}`).join('\n')}\n`;

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

async function run(...argv: string[]) {
  const terminal = keptTerminal();
  const code = await runCommand(['import', ...argv], {
    environment: { BELLWETHER_DATA: join(folder, 'data') },
    projectFolder: folder,
    terminal,
  });
  return { code, stdout: terminal.stdout, stderr: terminal.stderr };
}

type Dry = Partial<Receipt> & { files: RecognisedFile[] };
const dry = ({ stdout }: { stdout: string }) => JSON.parse(stdout) as Dry;

describe('a dry run as JSON', () => {
  it('shows how each file is read beside what it would do', async () => {
    const path = await file('clear.csv', 'Employee ID,Name,Hire Date\n1,Ada,2020-01-15\n');
    const result = await run(path, '--dry-run', '--json');
    expect(result.code).toBe(0);
    expect(dry(result)).toMatchObject({
      applied: false,
      changes: 1,
      files: [
        {
          name: 'clear.csv',
          kind: 'roster',
          new: 1,
          questions: [],
          columns: [{}, {}, { field: 'hire_date', order: 'year first', samples: ['2020-01-15'] }],
        },
      ],
    });
  });

  it('with an open question still prints the mapping; with the entry the question names, it is what --map takes', async () => {
    const path = await file('unclear.csv', UNCLEAR);
    const asked = await run(path, '--dry-run', '--json');
    expect(asked.code).toBe(1);
    const entry = '{"column":"Exit Date","field":"exit_date","order":"day first"}';
    expect(asked.stderr).toContain('unclear.csv cannot be read yet');
    expect(asked.stderr).toContain(entry);
    expect(asked.stderr).toContain('--map');
    const [{ mapping }] = dry(asked).files;
    expect(dry(asked)).not.toHaveProperty('changes');
    const columns = mapping.columns.map((each) => (each.column === 'Exit Date' ? JSON.parse(entry) : each));
    const one = await file('one.json', JSON.stringify({ ...mapping, columns }));
    const several = await file('several.json', JSON.stringify({ 'unclear.csv': { ...mapping, columns } }));
    for (const map of [one, several]) {
      const answered = await run(path, '--map', map, '--dry-run', '--json');
      expect({ code: answered.code, exits: dry(answered).exits }).toEqual({ code: 0, exits: 1 });
    }
  });

  it('of a file that is not recognised prints its columns, and --as leads to what is missing', async () => {
    const path = await file('strange.csv', 'Who,When\nAda,05/03/2021\n');
    const unknown = await run(path, '--dry-run', '--json');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('--as KIND');
    expect(dry(unknown).files[0].columns.map(({ column }) => column)).toEqual(['Who', 'When']);
    const named = await run(path, '--as', 'roster', '--dry-run', '--json');
    expect(named.code).toBe(1);
    expect(named.stderr).toContain('{"column":"Who","field":"employee_id"}');
    expect(named.stderr.split('\n').filter((line) => line.startsWith('  - '))).toHaveLength(2);
    expect(dry(named).files[0]).toMatchObject({ kind: 'roster', mapping: { kind: 'roster' } });
  });

  it.each([
    ['{', 'is not JSON'],
    ['[]', 'is not a mapping'],
    ['{"kind": "poems", "columns": []}', 'is not a mapping at kind'],
    ['{"other.csv": {"kind": "roster", "columns": []}}', 'none of the files given'],
  ])('with a map of %s says so in a sentence, exit code 2', async (text, says) => {
    const path = await file('unclear.csv', UNCLEAR);
    const { code, stderr } = await run(path, '--map', await file('bad.json', text), '--dry-run');
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});

/** What an import with this mapping says, which must be wrong use. */
async function misfit(columns: object[], kind = 'roster'): Promise<string> {
  const path = await file('clear.csv', 'Employee ID,Name,Hire Date\n1,Ada,2020-01-15\n');
  const map = await file('misfit.json', JSON.stringify({ kind, columns }));
  const { code, stderr } = await run(path, '--map', map, '--yes');
  expect(code).toBe(2);
  return stderr;
}

describe('a map that does not fit the file', () => {
  const id = { column: 'Employee ID', field: 'employee_id' };

  it('names the column the file does not have, the nearest one and all there are, exit code 2', async () => {
    const said = await misfit([id, { column: 'Hiredate', field: 'hire_date' }]);
    expect(said).toContain('misfit.json: clear.csv has no column "Hiredate". Is "Hire Date" meant?');
    expect(said).toContain('Its columns are "Employee ID", "Name", "Hire Date".');
  });

  it('names the field the kind does not have, the nearest one and all there are, exit code 2', async () => {
    const said = await misfit([id, { column: 'Hire Date', field: 'hired_date' }]);
    expect(said).toContain('Column "Hire Date" of clear.csv: roster has no field "hired_date". Is "hire_date" meant?');
    expect(said).toContain('The fields of roster are "employee_id", ');
  });

  it('suggests nothing where nothing is near, and a field by another of its names', async () => {
    const said = await misfit([
      { column: 'Shoe size', field: 'termination date' },
      { column: 'Name', field: 'shoe_size' },
    ]);
    expect(said).toContain('clear.csv has no column "Shoe size".\n');
    expect(said).toContain('no field "termination date". Is "exit_date" meant?');
    expect(said).toContain('no field "shoe_size".\n');
  });

  it('may call a column answers only where the kind holds them', async () => {
    const said = await misfit([id, { column: 'Name', field: 'score', scaleLow: 1, scaleHigh: 5 }], 'absences');
    expect(said).toContain('absences has no field "score".');
  });
});

describe('an import of which nothing can be read', () => {
  it.each([
    ['no row', 'Employee ID,Name,Hire Date\n', 'no row below its header'],
    ['only rejected rows', 'Employee ID,Name,Hire Date\n,Ada,2020-01-15\n', 'its one row was rejected, line 2 because'],
  ])('because it has %s is refused with the reason, exit code 1', async (_what, text, says) => {
    const { code, stdout, stderr } = await run(await file('nothing.csv', text), '--yes');
    expect(code).toBe(1);
    expect(stderr).toContain(`Nothing was stored: no row could be read: nothing.csv`);
    expect(stderr).toContain(says);
    expect(stdout).not.toContain('Stored as');
  });

  it.each([
    ['an empty file', () => file('empty.csv', ''), 'empty.csv: the file is empty'],
    [
      'a folder without tables',
      () => mkdtemp(join(folder, 'none-')),
      'holds no file to import (csv, tsv, txt, xlsx or jsonl, each also with .gz).',
    ],
    ['a file that is not there', () => Promise.resolve(join(folder, 'no.csv')), 'no.csv: there is no such file'],
  ])('says so of %s, exit code 1', async (_what, path, says) => {
    const { code, stderr } = await run(await path(), '--yes');
    expect(code).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('--as KIND');
  });
});

describe('the dry run of a roster that ends too many employments', () => {
  it('says that it would be held, in words and in JSON', async () => {
    expect((await run(await file('before.csv', four('')), '--yes')).code).toBe(0);
    const after = await file('after.csv', four('2021-02-16'));
    expect((await run(after, '--dry-run')).stdout).toContain('Held: 4 of 4 open employments would end');
    const json = await run(after, '--dry-run', '--json');
    expect(json.code).toBe(0);
    expect(dry(json).held).toContain('4 of 4');
  });
});
