import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { undoImport } from '#server/ingest/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { importTexts, NOW } from './tryOut.ts';

/** Whole programs are started and files of many rows loaded: minutes on a machine with other work. */
vi.setConfig({ testTimeout: 120_000 });

const DEALS = 120_000;
/** One line a deal, closed on 28 days in turn, worth its own number. */
const deals = Array.from(
  { length: DEALS },
  (_, at) => `d${at},007,won,2020-02-${String((at % 28) + 1).padStart(2, '0')},${at}`,
);
const file = (lines: readonly string[]) => ['deal_id,owner_id,stage,close_date,value', ...lines, ''].join('\n');

describe.each(databases)('a first file of more rows than are worth a key while they go in, on $name', (engine) => {
  let test: TestDatabase;
  const keys = () =>
    test.db.rows<{ name: string }>(
      sql`select indexname as name from pg_indexes where tablename = 'deals' order by indexname`,
    );
  beforeEach(async () => {
    test = await engine.open();
    await importTexts(test.db, { 'staff.csv': 'employee_id,name,hire_date\n007,Ann Lee,2015-01-13\n' });
  });
  afterEach(() => test.close());

  it('is stored whole, and the table has its key and its indexes again', async () => {
    const before = await keys();
    const receipt = await importTexts(test.db, { 'deals.csv': file(deals) });
    expect(receipt.files).toMatchObject([{ rows: DEALS, new: DEALS, rejected: 0 }]);
    // 0 + 1 + … + 119,999 = 119,999 × 120,000 / 2.
    expect(await test.db.rows(sql`select count(*) as rows, sum(value) as worth from deals`)).toEqual([
      { rows: DEALS, worth: 7_199_940_000 },
    ]);
    expect(before.map(({ name }) => name)).toEqual(['deals_employee', 'deals_pkey']);
    expect(await keys()).toEqual(before);
    expect(await importTexts(test.db, { 'deals.csv': file(deals) })).toMatchObject({ changes: 0 });
  });

  it('with a deal on two lines, the later line is taken and the earlier one named', async () => {
    const before = await keys();
    const receipt = await importTexts(test.db, { 'deals.csv': file([...deals, 'd5,007,lost,2020-03-01,1']) });
    expect(receipt.files).toMatchObject([{ rows: DEALS + 1, new: DEALS, rejected: 1 }]);
    expect(receipt.notices).toMatchObject([{ line: 7, reason: expect.stringContaining('line 120002 says otherwise') }]);
    expect(await test.db.rows(sql`select stage from deals where deal_id = 'd5'`)).toEqual([{ stage: 'lost' }]);
    expect(await keys()).toEqual(before);
  });

  it('with an owner nobody has heard of and a row that cannot be read, both are dealt with as in a small file', async () => {
    const odd = ['e1,008,won,2020-03-01,1', 'e2,007,won,2020-02-30,1'];
    const receipt = await importTexts(test.db, { 'deals.csv': file([...deals, ...odd]) });
    expect(receipt.files).toMatchObject([{ rows: DEALS + 2, new: DEALS + 1, rejected: 1 }]);
    expect(
      await test.db.rows(sql`
        select e.external_id as owner, e.placeholder, d.import_id::int4 as "importId", d.file_no as "fileNo", d.line from deals d
        join employees e on e.employee_id = d.employee_id where d.deal_id = 'e1'`),
    ).toEqual([{ owner: '008', placeholder: true, importId: receipt.importId, fileNo: 1, line: DEALS + 2 }]);
    expect(await undoImport(test.db, { importId: undefined, actor: 'test', now: NOW })).toMatchObject({
      removed: DEALS + 1,
    });
    expect(await test.db.rows(sql`select count(*) as rows from deals`)).toEqual([{ rows: 0 }]);
  });
});
