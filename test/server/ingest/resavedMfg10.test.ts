import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { dateAs, renamed, rewritten, type Sheet, sheetOf, textOf, withRow } from './resave.ts';
import { importTexts } from './tryOut.ts';

const FILE = '../shared/data/mfg10/MFG10YearTerminationData_7cols.csv';
const hasFile = existsSync(FILE);
const DATES = ['RecordDate', 'DirthDate', 'OrigHireDate', 'TerminationDate'];

/** Ways of saving the file again that say the same. */
const SAME: Record<string, (sheet: Sheet) => string> = {
  'as it is': (sheet) => textOf(sheet),
  'days before months, other headers, semicolons': (sheet) =>
    textOf(
      renamed(rewritten(sheet, DATES, dateAs('dd.mm.yyyy')), {
        EmployeeID: 'Personnel Number',
        RecordDate: 'Snapshot Date',
        OrigHireDate: 'Date of Joining',
        TerminationDate: 'Leaving Date',
      }),
      ';',
    ),
  'two-digit years in hire and exit dates': (sheet) =>
    textOf(rewritten(sheet, ['OrigHireDate', 'TerminationDate'], dateAs('mm/dd/yy'))),
  'exits told only in the last row of a person': (sheet) => {
    const exit = sheet.header.indexOf('TerminationDate');
    const last = new Map(sheet.rows.map((cells, n) => [cells[0], n]));
    return textOf({
      ...sheet,
      rows: sheet.rows.map((cells, n) => (last.get(cells[0]) === n ? cells : cells.with(exit, '1/1/1900'))),
    });
  },
};

describe.skipIf(!hasFile)(
  'ten yearly snapshots of 6,284 people, saved again by other hands',
  { timeout: 240_000 },
  () => {
    let test: TestDatabase;
    let sheet: Sheet;
    let facts: { employees: number; terminated_employees: number; terminations_by_year: Record<string, number> };
    beforeAll(async () => {
      sheet = sheetOf(await readFile(FILE, 'utf8'));
      ({ mfg10: facts } = JSON.parse(await readFile('../shared/data/facts.json', 'utf8')));
    });
    beforeEach(async () => {
      test = await databases[0].open();
    });
    afterEach(() => test.close());
    const exitsByYear = async () => {
      const rows = await test.db.rows<{ year: string; n: number }>(
        sql`select to_char(left_on, 'YYYY') as year, count(*) as n from employments where left_on is not null group by 1 order by 1`,
      );
      return Object.fromEntries(rows.map(({ year, n }) => [year, n]));
    };

    it.each(Object.keys(SAME))('%s: the people and the exits of every year', async (way) => {
      const receipt = await importTexts(test.db, { 'years.csv': SAME[way](sheet) });
      expect(receipt.files).toMatchObject([{ rows: 49_653, rejected: 0, asOf: '2015-12-31' }]);
      expect(receipt).toMatchObject({ exits: facts.terminated_employees, employees: { new: facts.employees } });
      // Two people have rows with different exit dates; the last of them is another year's.
      const byYear = await exitsByYear();
      const differing = Object.entries(facts.terminations_by_year).filter(([year, n]) => byYear[year] !== n);
      expect(differing.length).toBeLessThanOrEqual(way.startsWith('exits told') ? 4 : 0);
    });

    it('without exit dates, people who are in no later snapshot have left by the next one', async () => {
      const exit = sheet.header.indexOf('TerminationDate');
      const record = sheet.header.indexOf('RecordDate');
      const yearEnds = sheet.rows.filter((cells) => cells[record].startsWith('12/31/'));
      const text = textOf({
        header: sheet.header.toSpliced(exit, 1),
        rows: yearEnds.map((cells) => cells.toSpliced(exit, 1)),
      });
      const ids = (year: number) =>
        new Set(yearEnds.filter((cells) => cells[record].startsWith(`12/31/${year}`)).map(([id]) => id));
      const expected: Record<string, number> = {};
      for (let year = 2006; year < 2015; year++) {
        const later = new Set(yearEnds.filter((cells) => Number(cells[record].slice(6, 10)) > year).map(([id]) => id));
        const left = [...ids(year)].filter((id) => !later.has(id)).length;
        if (left > 0) expected[year + 1] = left;
      }
      await importTexts(test.db, { 'years.csv': text });
      expect(await exitsByYear()).toEqual(expected);
    });

    it.each([0, 3])('a row shifted by one cell at cell %i is rejected by its line', async (at) => {
      const shifted = withRow(sheet, 40, (cells) => [...cells.slice(0, at), '', ...cells.slice(at)]);
      const receipt = await importTexts(test.db, { 'years.csv': textOf(shifted) });
      expect(receipt.files).toMatchObject([{ rejected: 1 }]);
      expect(receipt.notices.filter(({ rejected }) => rejected)).toMatchObject([{ line: 42 }]);
      expect(receipt).toMatchObject({ exits: facts.terminated_employees });
    });
  },
);

it('the file is there, or it is said that it was not tried', () => {
  process.stdout.write(
    `${hasFile ? `${Object.keys(SAME).length + 3} re-saves of snapshots` : 'no re-saves: ../shared is not here'}\n`,
  );
  expect(Object.keys(SAME)).toHaveLength(4);
});
