import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { dateAs, renamed, rewritten, type Sheet, sheetOf, split, textOf, withRow } from './resave.ts';
import { importTexts } from './tryOut.ts';

const FILE = '../shared/data/huebner/HRDataset_v14.csv';
const hasFile = existsSync(FILE);
const DATES = ['DateofHire', 'DateofTermination', 'LastPerformanceReview_Date'];
const RENAMED = {
  EmpID: 'Worker Ref',
  Employee_Name: 'Staff Name',
  DateofHire: 'Joined',
  DateofTermination: 'Leaver Date',
  TermReason: 'Leaving Reason',
  EmploymentStatus: 'Emp Status',
  Department: 'Dept',
  Position: 'Designation',
  ManagerName: 'Line Manager',
  ManagerID: 'Line Manager Ref',
};
const MARKS = ['m/d/yyyy', 'm-d-yyyy', 'm.d.yyyy', 'mm/dd/yyyy'];

/** Ways of saving the file again that say the same. */
const SAME: Record<string, (sheet: Sheet) => string> = {
  'days before months': (sheet) => textOf(rewritten(sheet, DATES, dateAs('dd/mm/yyyy'))),
  'years of two digits': (sheet) => textOf(rewritten(sheet, DATES, dateAs('mm/dd/yy'))),
  'days before months, years of two digits': (sheet) => textOf(rewritten(sheet, DATES, dateAs('d.m.yy'))),
  'years first': (sheet) => textOf(rewritten(sheet, DATES, dateAs('yyyy-mm-dd'))),
  'dashes and slashes in turn': (sheet) =>
    textOf(rewritten(sheet, DATES, (cell, n) => dateAs(MARKS[n % MARKS.length])(cell))),
  'years of two and four digits in turn': (sheet) =>
    textOf(rewritten(sheet, DATES, (cell, n) => dateAs(n % 2 === 0 ? 'm/d/yy' : 'm/d/yyyy')(cell))),
  'times of day': (sheet) => textOf(rewritten(sheet, DATES, (cell) => `${cell} 0:00`)),
  'semicolons and decimal commas': (sheet) =>
    textOf(
      rewritten(sheet, ['EngagementSurvey'], (cell) => cell.replace('.', ',')),
      ';',
    ),
  tabs: (sheet) => textOf(sheet, '\t'),
  'first and last names in columns of their own': (sheet) =>
    textOf(split(sheet, 'Employee_Name', ['First Name', 'Last Name'])),
  'other headers': (sheet) => textOf(renamed(sheet, RENAMED)),
  'headers in capitals, with blanks for underscores': (sheet) =>
    textOf({ ...sheet, header: sheet.header.map((column) => column.toUpperCase().replaceAll('_', ' ')) }),
  'no manager ids': (sheet) => textOf(rewritten(sheet, ['ManagerID'], () => '')),
  'a third of the manager ids blank': (sheet) =>
    textOf(rewritten(sheet, ['ManagerID'], (cell, n) => (n % 3 === 0 ? '' : cell))),
  'managers as "Last, First"': (sheet) =>
    textOf(
      rewritten(sheet, ['ManagerName'], (cell) => {
        const words = cell.trim().split(' ');
        return `${words.at(-1)!}, ${words.slice(0, -1).join(' ')}`;
      }),
    ),
  'names in capitals': (sheet) => textOf(rewritten(sheet, ['Employee_Name'], (cell) => cell.toUpperCase())),
  'columns in another order': ({ header, rows }) =>
    textOf({ header: header.toReversed(), rows: rows.map((cells) => cells.toReversed()) }),
  'all at once': (sheet) =>
    textOf(
      renamed(
        split(
          rewritten(
            rewritten(
              rewritten(sheet, DATES, (cell, n) => dateAs(n % 2 === 0 ? 'dd-mm-yy' : 'd/m/yy')(cell)),
              ['EngagementSurvey'],
              (cell) => cell.replace('.', ','),
            ),
            ['ManagerID'],
            () => '',
          ),
          'Employee_Name',
          ['Forename', 'Surname'],
        ),
        RENAMED,
      ),
      ';',
    ),
};

const teamsOf = (db: TestDatabase['db']) =>
  db.rows(sql`
    select replace(lower(b.name), '.', '') as name, count(*) as rows, count(e.left_on) as left, count(*) filter (where e.exit_type = 'voluntary') as voluntary,
      sum(coalesce(e.left_on, date '2019-02-28') - e.hired_on) as days,
      (select round(avg(s.value)::numeric, 4)::float8 from survey_answers s
        where s.manager_id = b.employee_id and s.item ilike 'engagement_survey' or s.manager_id = b.employee_id and s.item ilike 'engagementsurvey') as engagement
    from assignments a join employees e0 on e0.employee_id = a.employee_id
    join employments e on e.employee_id = a.employee_id join employees b on b.employee_id = a.manager_id
    group by b.name, b.employee_id order by replace(lower(b.name), '.', '') collate "C"`);

describe.skipIf(!hasFile)('a roster of 311 people saved again by other hands', { timeout: 120_000 }, () => {
  let test: TestDatabase;
  let sheet: Sheet;
  let original: Awaited<ReturnType<typeof teamsOf>>;
  const load = (text: string) => importTexts(test.db, { 'staff.csv': text });
  beforeAll(async () => {
    sheet = sheetOf(await readFile(FILE, 'utf8'));
    const first = await databases[0].open();
    await importTexts(first.db, { 'staff.csv': textOf(sheet) });
    original = await teamsOf(first.db);
    await first.close();
  });
  beforeEach(async () => {
    test = await databases[0].open();
  });
  afterEach(() => test.close());

  it.each(Object.keys(SAME))('%s: the same people, exits, managers, days and scores', async (way) => {
    const receipt = await load(SAME[way](sheet));
    expect(receipt.files).toMatchObject([{ rows: 311, new: 311, rejected: 0, asOf: '2019-02-28' }]);
    expect(receipt).toMatchObject({ exits: 104, employees: { new: 311, placeholders: 5 } });
    expect(await teamsOf(test.db)).toEqual(original);
  });

  it.each([1, 5, 12, 24, 30])(
    'a row shifted by one cell at cell %i is rejected by its line, and no other',
    async (at) => {
      const shifted = withRow(sheet, 100, (cells) => [...cells.slice(0, at), '', ...cells.slice(at)]);
      const receipt = await load(textOf(shifted));
      expect(receipt.files).toMatchObject([{ rows: 311, new: 310, rejected: 1 }]);
      expect(receipt.notices.filter(({ rejected }) => rejected)).toMatchObject([{ line: 102 }]);
    },
  );

  it.each([0, 1, 2, 10, 21, 22, 26, 27])(
    'a row from which cell %i is lost is rejected by its line, and no other',
    async (at) => {
      const shifted = withRow(sheet, 100, (cells) => cells.toSpliced(at, 1));
      const receipt = await load(textOf(shifted));
      expect(receipt.files).toMatchObject([{ rows: 311, new: 310, rejected: 1 }]);
      expect(receipt.notices.filter(({ rejected }) => rejected)).toMatchObject([{ line: 102 }]);
    },
  );

  it('a row cut off anywhere is rejected or whole, and the rows beside it keep their people and exits', async () => {
    const lines = textOf(sheet).split('\n');
    const at = lines.findIndex((line) => line.startsWith('"Bernstein, Sean'));
    const lost: number[] = [];
    for (const length of [3, 12, 30, 60, 110, 150, 175, lines[at].length - 3]) {
      const cut = lines.with(at, lines[at].slice(0, length)).join('\n');
      const receipt = await importTexts(test.db, { 'staff.csv': cut }, { dryRun: true });
      const [{ rows, new: added, rejected }] = receipt.files;
      expect({ length, rows, sum: added + rejected }).toEqual({ length, rows: 311, sum: 311 });
      if (rejected > 0) lost.push(length);
      expect(receipt.notices.filter((notice) => notice.rejected).map(({ line }) => line)).toEqual(
        rejected > 0 ? [at + 1] : [],
      );
    }
    expect(lost.length).toBeGreaterThan(4);
  });
});

it('the file is there, or it is said that it was not tried', () => {
  const tried = hasFile
    ? `${Object.keys(SAME).length + 14} re-saves of a roster`
    : 'no re-saves: ../shared is not here';
  process.stdout.write(`${tried}\n`);
  expect(Object.keys(SAME).length).toBeGreaterThan(15);
});
