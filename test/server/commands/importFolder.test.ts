import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFolder } from '#server/commands/importFolder.ts';
import { inlineImports } from '#server/ingest/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { textRow, workbook } from '#test/server/ingest/reading/workbooks.ts';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await databases[0].open();
  folder = await mkdtemp(join(tmpdir(), 'bellwether-folder-'));
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const staff = (id: number, mark: string) =>
  ['employee_id', 'name', 'hire_date'].join(mark) + `\n${id}${mark}P ${id}${mark}2020-01-15\n`;

it('a folder is imported with every form of table in it, and nothing else', async () => {
  const record = {
    type: 'RECORD',
    stream: 'staff',
    record: { employee_id: '5', name: 'P 5', hire_date: '2020-01-15' },
  };
  const sheet = textRow(1, 'employee_id', 'name', 'hire_date') + textRow(2, '6', 'P 6', '2020-01-15');
  const files: Record<string, string | Uint8Array> = {
    'a.csv': staff(1, ','),
    'b.TSV': staff(2, '\t'),
    'c.txt': staff(3, ';'),
    'd.csv.gz': gzipSync(staff(4, ',')),
    'e.jsonl': `${JSON.stringify(record)}\n`,
    'f.xlsx': workbook({ sheets: { Staff: sheet } }),
    'README.md': '# about these files',
    '.g.csv': staff(7, ','),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const how = { respondentKey: new Uint8Array(32), actor: 'test', now: new Date('2026-07-01T12:00:00Z') };
  const receipt = await importFolder(inlineImports(test.db), folder, how);
  expect(
    receipt.files.map(({ file, new: added }) => [file, added] as const).toSorted(([a], [b]) => a.localeCompare(b)),
  ).toEqual([
    ['a.csv', 1],
    ['b.TSV', 1],
    ['c.txt', 1],
    ['d.csv.gz', 1],
    ['e.jsonl', 1],
    ['f.xlsx', 1],
  ]);
});
