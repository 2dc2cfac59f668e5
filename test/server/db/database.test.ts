import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { employees } from '#drizzle/schema/index.ts';
import type { TestDatabase } from '#test/databases/databases.ts';
import { databases } from '#test/databases/databases.ts';

async function* chunks() {
  yield Buffer.from('1\tAn');
  yield Buffer.from('n\tf\t1\t1\t2\n2\tBob\tt\t1\t1\t3\n');
}

describe.each(databases)('a database ($name)', ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  test('counts are numbers', async () => {
    expect(
      await opened.db.rows(sql`select count(*) as n, 2.5::numeric as x, date '2024-02-29' as d, ${true}::boolean as t`),
    ).toEqual([{ n: 1, x: 2.5, d: '2024-02-29', t: true }]);
  });
  test('copies and reads through drizzle', async () => {
    const columns = ['external_id', 'name', 'placeholder', 'import_id', 'file_no', 'line'];
    expect(await opened.db.copy('employees', columns, chunks())).toBe(2);
    expect(await opened.db.orm.select({ name: employees.name, id: employees.employeeId }).from(employees)).toEqual([
      { name: 'Ann', id: 1 },
      { name: 'Bob', id: 2 },
    ]);
  });
});
