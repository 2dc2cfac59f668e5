import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runImport } from '#server/ingest/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts, NOW } from './tryOut.ts';

const PEOPLE = 'employee_id,name,hire_date\n007,Ann Lee,2015-01-13\n7,Bob Day,2015-01-14\n';

describe.each(databases)('facts, on $name', (engine) => {
  let test: TestDatabase;
  const load = (name: string, text: string) => importTexts(test.db, { [name]: text });
  beforeEach(async () => {
    test = await engine.open();
    await load('staff.csv', PEOPLE);
  });
  afterEach(() => test.close());

  it('ids stay text, exactly: 007 is not 7', async () => {
    await load('quotas.csv', 'employee_id,month,amount\n007,2020-01,100\n7 ,2020-01,200\n');
    expect(
      await test.db.rows(
        sql`select e.external_id as id, q.month, q.amount from quotas q join employees e on e.employee_id = q.employee_id order by 1`,
      ),
    ).toEqual([
      { id: '007', month: '2020-01-01', amount: 100 },
      { id: '7', month: '2020-01-01', amount: 200 },
    ]);
  });

  it('a broken row is rejected with file, line, column, value and reason, and the rest loads', async () => {
    const receipt = await load(
      'absences.csv',
      csv(`
      employee_id,starts_on,kind,days
      007,2020-02-30,sick,1
      nobody,2020-02-03,sick,1
      007,2020-02-04,sick,-1
      007,2020-02-05,,1
      ,2020-02-06,sick,1
      007,2020-02-07,sick,2`),
    );
    expect(receipt.files).toMatchObject([{ rows: 6, new: 1, rejected: 5 }]);
    expect(receipt.notices).toEqual([
      {
        file: 'absences.csv',
        line: 2,
        column: 'starts_on',
        value: '2020-02-30',
        reason: 'is no day of the calendar, read year first',
        rejected: true,
      },
      {
        file: 'absences.csv',
        line: 3,
        column: 'employee_id',
        value: 'nobody',
        reason: 'is nobody known: import the people first',
        rejected: true,
      },
      {
        file: 'absences.csv',
        line: 4,
        column: 'days',
        value: '-1',
        reason: 'is no number of 0 or more',
        rejected: true,
      },
      { file: 'absences.csv', line: 5, column: 'kind', reason: 'the row has no kind', rejected: true },
      { file: 'absences.csv', line: 6, column: 'employee_id', reason: 'the row names nobody', rejected: true },
    ]);
  });

  it('of rows with the same key the last line is taken: one that says the same is unchanged, one that does not is rejected', async () => {
    const text = csv(`
      employee_id,month,amount
      007,2020-01,100
      7,2020-01,200
      007,2020-01,150
      7,2020-01,200`);
    const receipt = await load('quotas.csv', text);
    expect(receipt.files).toMatchObject([{ rows: 4, new: 2, unchanged: 1, rejected: 1 }]);
    expect(receipt.notices).toMatchObject([
      { line: 2, reason: 'line 4 says otherwise about the same fact; the later line is taken' },
    ]);
    const again = await load('quotas.csv', text);
    expect(again.files).toMatchObject([{ new: 0, changed: 0, unchanged: 3, rejected: 1 }]);
  });

  it('quoted line breaks, quotes, tabs and backslashes arrive as they were written', async () => {
    const course = 'Say "no":\nC:\\temp\tand more';
    await load('training.csv', `employee_id,course,completed_on\n7,"${course.replaceAll('"', '""')}",2020-03-01\n`);
    expect(await test.db.rows(sql`select course, line from training_completions`)).toEqual([{ course, line: 2 }]);
  });

  it('an owner nobody knows becomes a placeholder, listed; a blank one stays blank', async () => {
    const text = csv(`
      deal_id,owner,stage,value,close_date
      D1,Ann Lee,Won,"1,200.50",2020-01-31
      D2,Zed  Nowhere,Lost,,2020-02-13
      D3,"Nowhere, Zed",Demo,5,
      D4,,Demo,5,`);
    const receipt = await load('deals.csv', text);
    expect(receipt).toMatchObject({ employees: { placeholders: 1 }, changes: 4 });
    expect(receipt.notices).toMatchObject([
      { line: 3, reason: 'Zed Nowhere has no row of their own: kept as a placeholder' },
    ]);
    const deals = await test.db.rows(sql`select d.deal_id as id, e.external_id as owner, d.stage, d.value from deals d
      left join employees e on e.employee_id = d.employee_id order by 1`);
    expect(deals).toEqual([
      { id: 'D1', owner: '007', stage: 'won', value: 1_200.5 },
      { id: 'D2', owner: 'name:zed nowhere', stage: 'lost', value: null },
      { id: 'D3', owner: 'name:zed nowhere', stage: 'open', value: 5 },
      { id: 'D4', owner: null, stage: 'open', value: 5 },
    ]);
    expect((await load('deals.csv', text)).changes).toBe(0);
  });

  it('an import that fails half-way leaves nothing behind, and the next one works', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-test-'));
    const path = join(folder, 'quotas.csv');
    const rows = Array.from(
      { length: 40_000 },
      (_, i) => `7,${1000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},1`,
    );
    await writeFile(
      path,
      Buffer.concat([Buffer.from(`employee_id,month,amount\n${rows.join('\n')}\n`), Buffer.from([0xff, 0x0a])]),
    );
    const columns = [
      { column: 'employee_id', field: 'employee_id' },
      { column: 'month', field: 'month', order: 'year first' as const },
      { column: 'amount', field: 'amount', decimal: '.' as const },
    ];
    const files = [{ path, name: 'quotas.csv', mapping: { kind: 'quotas' as const, columns, asOf: '2020-01-31' } }];
    const failing = runImport({
      db: test.db,
      files,
      dryRun: false,
      actor: 'test',
      now: NOW,
      respondentKey: new Uint8Array(32),
    });
    await expect(failing).rejects.toThrow('quotas.csv is not written in UTF-8');
    expect(
      await test.db.rows(
        sql`select (select count(*) from quotas) as quotas, (select count(*) from imports) as imports`,
      ),
    ).toEqual([{ quotas: 0, imports: 1 }]);
    expect((await load('quotas.csv', 'employee_id,month,amount\n7,2020-02,1\n')).changes).toBe(1);
    await rm(folder, { recursive: true });
  });

  it('two imports at once wait for each other, and the same file twice at once is loaded once', async () => {
    const text = `employee_id,month,amount\n${Array.from({ length: 500 }, (_, i) => `7,${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},1`).join('\n')}\n`;
    const receipts = await Promise.all([load('quotas.csv', text), load('quotas.csv', text)]);
    expect(receipts.map(({ changes }) => changes).sort((a, b) => a - b)).toEqual([0, 500]);
    expect(await test.db.rows(sql`select count(*) as n from quotas`)).toEqual([{ n: 500 }]);
  });
});
