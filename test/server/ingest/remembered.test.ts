import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { importTexts } from './tryOut.ts';

const HEADER = 'Employee ID;Name;Hire Date;Exit Date;FTE';
const file = (...rows: string[]) => ({ 'staff.csv': `${[HEADER, ...rows].join('\n')}\n` });

describe.each(databases)('how the last file with the same header was read, on $name', ({ open }) => {
  let test: TestDatabase;
  beforeEach(async () => void (test = await open()));
  afterEach(() => test.close());
  const hired = async (id: string) => {
    const rows = await test.db.rows<{ hired: string; left: string | null; fte: number }>(sql`
      select m.hired_on as hired, m.left_on as left, a.fte from employees e join employments m on m.employee_id = e.employee_id
      join assignments a on a.employee_id = e.employee_id where e.external_id = ${id}`);
    return rows[0];
  };

  it('decides dates and numbers that could be read either way', async () => {
    await importTexts(test.db, file('1;Ada;13/02/2020;;0,8', '2;Bob;14/02/2020;;0,75'));
    await importTexts(test.db, file('3;Cy;05/04/2020;;0,125'));
    expect(await hired('3')).toEqual({ hired: '2020-04-05', left: null, fte: 0.125 });
  });

  it('gives way to what this file shows: the same export from a computer set otherwise', async () => {
    await importTexts(test.db, file('1;Ada;13/02/2020;;0,8'));
    await importTexts(test.db, file('3;Cy;02/13/2020;;0.8', '4;Di;03/04/2020;;0.5'));
    expect(await hired('4')).toEqual({ hired: '2020-03-04', left: null, fte: 0.5 });
  });

  it('says nothing about a column that was empty then: that is asked', async () => {
    await importTexts(test.db, file('1;Ada;2020-02-13;;1'));
    await expect(importTexts(test.db, file('3;Cy;2020-02-13;05/04/2021;1'))).rejects.toThrow(
      'could be read either way',
    );
  });
});
