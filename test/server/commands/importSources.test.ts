import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '#server/commands/runCommand.ts';
import type { Receipt, RecognisedFile } from '#shared/contract/import.ts';
import { encode } from '#test/server/ingest/reading/encode.ts';
import { textRow, workbook } from '#test/server/ingest/reading/workbooks.ts';
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

async function file(name: string, bytes: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

async function run(argv: string[], input = '') {
  const terminal = keptTerminal(undefined, input);
  const code = await runCommand(['import', ...argv], {
    environment: { BELLWETHER_DATA: join(folder, 'data') },
    projectFolder: folder,
    terminal,
  });
  return { code, stdout: terminal.stdout, stderr: terminal.stderr };
}

const counts = ({ stdout }: { stdout: string }) =>
  (JSON.parse(stdout) as Receipt).files.map(({ file: name, kind, rows, new: added }) => ({
    name,
    kind,
    rows,
    new: added,
  }));

const HEADER = ['Employee ID', 'Name', 'Hire Date', 'Location'];
const tap = [
  { type: 'SCHEMA', stream: 'staff', schema: { properties: {} }, key_properties: [] },
  { type: 'RECORD', stream: 'staff', record: { employee_id: '007', name: 'Bond', hire_date: '2020-01-06T00:00:00Z' } },
  { type: 'RECORD', stream: 'sales', record: { deal_id: 'D1', owner_id: '007', stage: 'Won', value: 10.5 } },
  { type: 'RECORD', stream: 'weather', record: { sun: true, rain: 3 } },
  { type: 'STATE', value: { at: 1 } },
]
  .map((message) => `${JSON.stringify(message)}\n`)
  .join('');

describe('bellwether import', () => {
  it('loads every stream of a tap that is piped in, as a table of its own, and keeps nothing of the text', async () => {
    const own = await mkdtemp(join(folder, 'tmp-'));
    vi.stubEnv('TMPDIR', own);
    const result = await run(['-', '--yes', '--json'], tap);
    expect(result.stderr).toBe('stdin: weather: not recognised, skipped (no column is known).\n');
    expect(counts(result)).toEqual([
      { name: 'stdin: staff', kind: 'roster', rows: 1, new: 1 },
      { name: 'stdin: sales', kind: 'deals', rows: 1, new: 1 },
    ]);
    // Threads started from sources leave their loader's own folder.
    expect((await readdir(own)).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
    vi.unstubAllEnvs();
    const again = await run([await file('tap.jsonl.gz', gzipSync(tap)), '--yes', '--json']);
    expect(counts(again).map((each) => each.new)).toEqual([0, 0]);
  });

  it('loads the files of a folder in one import, people first, and asks about all of them together', async () => {
    const own = await mkdtemp(join(folder, 'all-'));
    const put = (name: string, ...rows: string[]) => writeFile(join(own, name), `${rows.join('\n')}\n`);
    await put('a deals.csv', 'deal_id,owner_id,stage,value', 'F1,f-1,Won,10');
    await put('b staff.csv', HEADER.join(','), 'f-1,Fay One,2019-03-04,Oslo');
    await put('notes.md', 'nothing to import');
    await put('weather.csv', 'sun,rain', '1,2');
    const result = await run([own, '--yes', '--json']);
    expect(result.stderr).toBe('weather.csv: not recognised, skipped (no column is known).\n');
    expect(counts(result)).toEqual([
      { name: 'b staff.csv', kind: 'roster', rows: 1, new: 1 },
      { name: 'a deals.csv', kind: 'deals', rows: 1, new: 1 },
    ]);
    await put('c staff.csv', HEADER.join(','), 'f-2,Fay Two,03/04/2019,Oslo');
    await put('d deals.csv', 'deal_id,owner_id,stage,value', 'F2,f-1,Closed,10');
    const open = await run([own, '--yes']);
    expect(open).toMatchObject({ code: 1, stdout: '' });
    expect(open.stderr).toMatch(/c staff\.csv cannot be read yet:[\s\S]*d deals\.csv cannot be read yet:/);
  });

  it('loads a workbook with one table in it; asks which sheet when several can be read, and takes the one named', async () => {
    const rows = textRow(1, ...HEADER) + textRow(2, '0001', 'Ann Ho', '2019-03-04', 'Oslo');
    const one = await run([
      await file(
        'one.xlsx',
        workbook({ sheets: { Notes: textRow(1, 'read', 'me') + textRow(2, 'x', 'y'), Staff: rows } }),
      ),
      '--yes',
      '--json',
    ]);
    expect(one.stderr).toBe('one.xlsx: Notes: not recognised, skipped (no column is known).\n');
    expect(counts(one)).toEqual([{ name: 'one.xlsx: Staff', kind: 'roster', rows: 1, new: 1 }]);
    const path = await file('two.xlsx', workbook({ sheets: { '2023': rows, '2024': rows } }));
    const two = await run([path, '--yes']);
    expect(two).toMatchObject({ code: 1, stdout: '' });
    expect(two.stderr).toBe(
      'two.xlsx: 2023 (roster), two.xlsx: 2024 (roster): several sheets can be read. Say which with --sheet NAME, once for each.\n',
    );
    const named = await run([path, '--sheet', '2024', '--yes', '--json']);
    expect(counts(named)).toEqual([{ name: 'two.xlsx: 2024', kind: 'roster', rows: 1, new: 0 }]);
  });

  it('names the sheets there are, and the option, when another is named than can be read', async () => {
    const rows = textRow(1, ...HEADER) + textRow(2, '0001', 'Ann Ho', '2019-03-04', 'Oslo');
    const notes = textRow(1, 'read', 'me') + textRow(2, 'x', 'y');
    const path = await file('both.xlsx', workbook({ sheets: { Notes: notes, Staff: rows } }));
    expect((await run([path, '--sheet', '2025', '--yes'])).stderr).toBe(
      'both.xlsx has no sheet "2025". Its sheets are "Notes", "Staff": say which with --sheet NAME, once for each.\n',
    );
    expect((await run([path, '--sheet', 'Notes', '--yes'])).stderr).toContain(
      'None of the files was recognised. Say what a file is with --as KIND.\nBeside both.xlsx: Notes there is "Staff": say which is meant with --sheet NAME.',
    );
  });

  it('reads the encoding it is told, tells the one it guessed, and begins at the row it is told', async () => {
    const text = `Some report,of,ours,\n${HEADER.join(',')}\n9,Jos\u00e9 N\u00fa\u00f1ez,2019-03-04,Oslo\n`;
    const path = await file('spain.csv', encode(text, 'windows-1252'));
    const options = ['--header-row', '2', '--dry-run', '--json'];
    const told = JSON.parse((await run([path, '--encoding', 'windows-1252', ...options])).stdout) as {
      files: RecognisedFile[];
    };
    expect(told.files[0]).toMatchObject({
      encoding: 'windows-1252, as told',
      mapping: { encoding: 'windows-1252', headerRow: 2 },
      columns: [{}, { samples: ['José Núñez'] }, {}, {}],
    });
    const few = await file('few.csv', encode(`${HEADER.join(',')}\n9,Mu\u00f1oz,2019-03-04,Oslo\n`, 'windows-1252'));
    const guessed = JSON.parse((await run([few, '--dry-run', '--json'])).stdout) as Receipt;
    expect(guessed.notices.map(({ reason }) => reason)).toContainEqual(
      expect.stringContaining('the encoding is a guess'),
    );
    expect(await run([path, '--header-row', 'two'])).toMatchObject({ code: 2 });
  });
});
