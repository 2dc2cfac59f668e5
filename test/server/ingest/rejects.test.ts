import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recognise, runImport } from '#server/ingest/index.ts';
import { guardFormula, unguardFormula } from '#server/ingest/rejects/formulaGuard.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { NOW } from './tryOut.ts';

/** Rows 3, 5 and 6 cannot be loaded; the order of day and month is shown by rows 2 and 4 only, the last day by row 4. */
const ROSTER = [
  'Employee ID;Name;Department;Hire Date;Exit Date',
  '1;Ada;"Sales; inside";15/01/2020;',
  '2;=cmd;Sales;01/02/2020;99/99/2021',
  '3;Cy;Sales;13/02/2020;30/06/2024',
  '4;Di;Sales;01/02/2020;02/03/2020;too;many',
  ';-Nobody;"Sales, ""outside""";05/06/2021;',
  '7;Eve;Sales;01/02/2020;',
].join('\n');

describe.each(databases)('rejected rows as a file, on $name', ({ open }) => {
  let test: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    test = await open();
    folder = await mkdtemp(join(tmpdir(), 'bellwether-rejects-'));
  });
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true });
  });
  const importFile = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    const { mapping, questions } = await recognise({ path, name }, { db: test.db, now: NOW });
    expect(questions).toEqual([]);
    const rejectsTo = join(folder, `rejected-${name}`);
    return runImport({
      db: test.db,
      files: [{ path, name, mapping, rejectsTo }],
      dryRun: false,
      actor: 'test',
      now: NOW,
      respondentKey: new Uint8Array(32),
    });
  };

  it('have the columns of their file, the line and the reason, and no cell a spreadsheet runs', async () => {
    const receipt = await importFile('staff.csv', ROSTER);
    expect(receipt.files).toMatchObject([
      { rows: 6, new: 3, rejected: 3, rejects: join(folder, 'rejected-staff.csv') },
    ]);
    const text = await readFile(join(folder, 'rejected-staff.csv'), 'utf8');
    expect(text.split('\r\n')).toEqual([
      '\uFEFFEmployee ID,Name,Department,Hire Date,Exit Date,"rejected line, as of 2024-06-30",reason',
      expect.stringMatching(/^2,'=cmd,Sales,01\/02\/2020,99\/99\/2021,3,"?Exit Date: /),
      '4,Di,Sales,01/02/2020,02/03/2020,5,"the row has 7 cells, the header 5",too,many',
      expect.stringMatching(/^,'-Nobody,"Sales, ""outside""",05\/06\/2021,,6,"?Employee ID: /),
      '',
    ]);
  });

  it('put right are imported as the file was read: same date order, same last day, every cell as it was', async () => {
    const text = (await readFile(join(folder, 'rejected-staff.csv'), 'utf8'))
      .replace('99/99/2021', '03/04/2021')
      .replace('header 5",too,many', 'header 5"')
      .replace('\r\n,', '\r\n6,');
    const receipt = await importFile('fixed.csv', text);
    expect(receipt.files).toMatchObject([{ rows: 3, new: 3, rejected: 0, asOf: '2024-06-30' }]);
    expect(receipt.files[0].rejects).toBeUndefined();
    const rows = await test.db.rows(sql`
      select e.external_id as id, e.name, m.hired_on as hired, m.left_on as left, a.department from employees e
      join employments m on m.employee_id = e.employee_id join assignments a on a.employee_id = e.employee_id
      where e.external_id in ('2', '4', '6') order by 1`);
    expect(rows).toEqual([
      { id: '2', name: '=cmd', hired: '2020-02-01', left: '2021-04-03', department: 'Sales' },
      { id: '4', name: 'Di', hired: '2020-02-01', left: '2020-03-02', department: 'Sales' },
      { id: '6', name: '-Nobody', hired: '2021-06-05', left: null, department: 'Sales, "outside"' },
    ]);
  });

  it('imported again as they are, are rejected again', async () => {
    const text = await readFile(join(folder, 'rejected-staff.csv'), 'utf8');
    const receipt = await importFile('again.csv', text);
    expect(receipt).toMatchObject({ applied: false, refused: expect.stringContaining('all 3 rows were rejected') });
  });
});

it('a cell behind an apostrophe comes back as it was, numbers need none', () => {
  const cells = ['=1+1', '+1', '-12.5', '-x', '@a', '\tb', "'=c", "''@", "'d", '', 'plain', '-', '+49 30 123'];
  expect(cells.map((cell) => unguardFormula(guardFormula(cell)))).toEqual(cells);
  expect(cells.map(guardFormula).filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual(['+1', '-12.5']);
});
