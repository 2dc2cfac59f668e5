import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recognise } from '#server/ingest/index.ts';
import type { Kind } from '#shared/contract/import.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts, NOW } from './tryOut.ts';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await databases[0].open();
  folder = await mkdtemp(join(tmpdir(), 'bellwether-test-'));
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

async function look(text: string | Uint8Array, as?: Kind, name = 'file.csv') {
  const path = join(folder, name);
  await writeFile(path, text);
  const found = await recognise({ path, name }, { as, db: test.db, now: NOW });
  return { ...found, column: (header: string) => found.columns.find(({ column }) => column === header)! };
}

const hires = (...days: string[]) =>
  `employee_id;name;hired\n${days.map((day, i) => `E${i};Name ${i};${day}`).join('\n')}\n`;

const deals = (...values: string[]) =>
  `deal_id;owner;stage;value\n${values.map((value, i) => `D${i};Ann;Won;${value}`).join('\n')}\n`;
const table = (delimiter: string, newline: string) =>
  ['id,name,hire date', 'A,"Kovács, ""Jo""",2015-01-13']
    .map((line) => line.replaceAll(/,(?! )/g, delimiter))
    .join(newline);

describe('the order of day and month', () => {
  it.each([
    [['05.03.2018', '13.02.2018'], 'day first', '13.02.2018 on line 3 can only be day first'],
    [['5/3/2018', '2/13/2018'], 'month first', '2/13/2018 on line 3 can only be month first'],
    [['2018-03-05', '2018-02-13'], 'year first', 'the order of every date is beyond doubt'],
    [['5-Mar-2018', 'Feb 13, 2018'], 'year first', 'the order of every date is beyond doubt'],
    [['3/3/2018', '4/4/2018'], 'month first', 'the order of every date is beyond doubt'],
    [['2018-03-05', '13/02/2018 0:00'], 'day first', '13/02/2018 0:00 on line 3 can only be day first'],
    [
      ['05.03.18', '13.02.18'],
      'day first',
      '13.02.18 on line 3 can only be day first; two-digit years are read as 1937 to 2036',
    ],
  ])('of %j is %s', async (days, order, evidence) => {
    const found = await look(hires(...days));
    expect(found.column('hired')).toMatchObject({ order, evidence });
    expect(found.questions).toEqual([]);
  });

  it('is asked for when no date of the column decides it', async () => {
    const found = await look(hires('5/3/2018', '4/2/2018'));
    expect(found.column('hired').order).toBeUndefined();
    expect(found.questions).toEqual([
      'Column "hired": every date could be read either way (5/3/2018 on line 2). Say it with {"column":"hired","field":"hire_date","order":"day first"} or "month first".',
    ]);
  });

  it('is taken from another column of the same file that decides it', async () => {
    const found = await look('employee_id,name,hired,reviewed\nA,Ann,5/3/2018,31/1/2020\nB,Bob,4/2/2018,1/2/2020\n');
    expect(found.column('hired')).toMatchObject({
      order: 'day first',
      evidence: 'day first, as in the column "reviewed" of the same file',
    });
  });

  it('is asked for when the column contradicts itself, and decided against a rare exception', async () => {
    const mixed = await look(hires('13/02/2018', '02/14/2018'));
    expect(mixed.questions).toEqual([
      'Column "hired": 13/02/2018 on line 2 can only be day first, but 02/14/2018 on line 3 can only be month first. Say it with {"column":"hired","field":"hire_date","order":"day first"} or "month first".',
    ]);
    const rare = await look(hires(...Array.from({ length: 30 }, (_, i) => `${(i % 12) + 13}/02/2018`), '02/14/2018'));
    expect(rare.column('hired').order).toBe('day first');
    expect(rare.column('hired').evidence).toMatch(
      /30 such dates\); 02\/14\/2018 on line 32 can only be month first \(1, not loaded\)$/,
    );
  });
});

describe('the decimal mark', () => {
  it.each([
    [['1.234,50', '10'], ',', '1.234,50 on line 2 can only have a decimal comma'],
    [['1,234.50', '10'], '.', '1,234.50 on line 2 can only have a decimal point'],
    [['12,5'], ',', '12,5 on line 2 can only have a decimal comma'],
    [['1,234,567'], '.', '1,234,567 on line 2 can only have a decimal point'],
    [['$1,200.00', '(3.50)'], '.', '$1,200.00 on line 2 can only have a decimal point'],
    [['10', '20'], '.', 'whole numbers only'],
  ])('of %j is %s', async (values, decimal, evidence) => {
    expect((await look(deals(...values))).column('value')).toMatchObject({ decimal, evidence });
  });

  it('is asked for when 1,234 could be one or a thousand', async () => {
    const found = await look(deals('1,234', '5,678'));
    expect(found.questions).toEqual([
      'Column "value": the mark in 1,234 on line 2 may be a decimal mark or group thousands. Say it with {"column":"value","field":"value","decimal":","} or ".".',
    ]);
  });
});

describe('what a file is', () => {
  it.each([
    ['Worker Ref,Worker,Line Lead,Joined,Left,Org Unit,Site', 'hire_date', 'exit_date', 'department', 'location'],
    [
      'Staff No,Name,Line Manager,Start,Leaving date,Team,Workplace',
      'hire_date',
      'exit_date',
      'department',
      'location',
    ],
  ])('a roster headed %s has every column understood', async (header, ...last) => {
    const found = await look(`${header}\n1,Ada Low,Bea Hill,2020-01-15,2021-02-16,North,Oslo\n`);
    expect(found.kind).toBe('roster');
    expect(found.columns.map(({ field }) => field)).toEqual(['employee_id', 'name', 'manager_name', ...last]);
  });

  it.each(['I feel drained', 'Often tired', 'Overwhelmed by work', 'Worn out', 'Stress', 'I burn out'])(
    'answers under "%s" are of the dimension exhaustion, where a high answer is bad',
    async (header) => {
      const found = await look(`respondent_id,${header},Morale\nr1,5,1\nr2,1,4\n`);
      expect(found.column(header)).toMatchObject({ field: 'score', dimension: 'exhaustion' });
    },
  );

  it.each<[Kind, string]>([
    [
      'roster',
      'Employee #,"Last name, First name",Reporting to,Job Title,Department,Location,Status,Hire Date,Termination Date,Termination Type',
    ],
    [
      'roster',
      'Name,Preferred Name,Employee Id,Email,Start Date,End Date,Manager Email,Manager,Job Title,Department,Location',
    ],
    ['roster', 'File Number,First Name,Last Name,Reports To Name,Job Title Description,Hire Date,Termination Date'],
    ['roster', 'Emplyee ID,Name,Hire Date'],
    ['assignments', 'Employee ID,Manager ID,Job Title,Effective Date,Effective End Date'],
    ['sales team', 'sales_rep,sales_manager,region'],
    ['deals', 'Record ID,Deal Name,Deal Stage,Amount,Close Date,Create Date,Deal owner'],
    ['deals', 'Deal - ID,Deal - Title,Deal - Owner,Deal - Stage,Deal - Value'],
    ['quotas', 'Rep ID,Month,Quota'],
    ['meetings', 'Event ID,Attendee ID,Meeting Date,Type'],
    ['survey long', 'survey,wave,closed on,respondent id,manager,question,answer'],
  ])('%s: %s', async (kind, header) => {
    const cells = header.split(/,(?! )/).length;
    expect((await look(`${header}\n${Array.from({ length: cells }, () => '').join(',')}\n`)).kind).toBe(kind);
  });

  it('is not guessed: a file that fits no kind is told what comes nearest', async () => {
    const found = await look('account,sector,size\nAcme,retail,12\n');
    expect(found.kind).toBeUndefined();
    expect(found.questions).toEqual([
      'This file is not recognised (nearest is deals, but no column holds deal_id or stage or owner_id). Say what it is: --as KIND, or choose the kind on the Data page.',
    ]);
  });

  it('an id beside columns of ticks is a survey; an id beside measurements is nothing we know', async () => {
    const ticks = await look(
      'employee id,I like it here,My manager listens,done\nA,4,5,2020-01-31\nB,3,2,2020-01-30\n',
    );
    expect(ticks).toMatchObject({
      kind: 'survey wide',
      mapping: { survey: 'file', closedOn: '2020-01-31', wave: '2020-01-31' },
    });
    expect(ticks.column('I like it here')).toMatchObject({ field: 'score', scaleLow: 1, scaleHigh: 5 });
    expect((await look('employee id,meeting hours,salary\nA,12.5,5000\nB,7.25,6000\n')).kind).toBeUndefined();
  });

  it('survey scores of a roster are known by their names; pay, counts and absences are not scores', async () => {
    const found = await look(
      csv(`
      id,name,hire date,Engagement Score,Job Satisfaction,eNPS,Salary,Absences,SatisfactionCount
      A,Ann,2015-01-13,4.5,80,9,50000,3,4
      B,Bob,2015-01-14,2,35,0,51000,1,2`),
    );
    const scores = found.columns.filter(({ field }) => field === 'score');
    expect(
      scores.map(({ column, dimension, scaleLow, scaleHigh }) => [column, dimension, scaleLow, scaleHigh]),
    ).toEqual([
      ['Engagement Score', 'engagement', 1, 5],
      ['Job Satisfaction', 'satisfaction', 0, 100],
      ['eNPS', 'eNPS', 0, 10],
    ]);
  });

  it('the stages of deals are shown with what each is taken for, and an unclear one is asked about', async () => {
    const found = await look('deal_id,owner,stage\nA,Ann,Closed Won\nB,Ann,Closed Lost\nC,Ann,Demo\nD,Ann,Closed\n');
    expect(found.column('stage').evidence).toBe('Closed Lost → lost; Closed Won → won; Demo → open');
    expect(found.questions).toEqual([
      'Column "stage": which of lost, won, open is "Closed"? Say it with {"column":"stage","field":"stage","values":{"Closed Lost":"lost","Closed Won":"won","Demo":"open","Closed":"lost"}}.',
    ]);
  });

  it('the last day a file knows of is the latest one that is not in the future, in any of its columns', async () => {
    const found = await look(
      'id,name,hire date,contract ends,seen\nA,Ann,2015-01-13,2031-12-31,2026-05-31\nB,Bob,2015-01-13,12/31/9999,2026-06-30\n',
    );
    expect(found.mapping.asOf).toBe('2026-06-30');
  });
});

describe('how a file is written', () => {
  it.each([',', ';', '\t', '|'])('the delimiter %j is found', async (delimiter) => {
    const found = await look(table(delimiter, '\r\n'));
    expect(found).toMatchObject({ delimiter, kind: 'roster', rows: 1 });
    expect(found.column('name').samples).toEqual(['Kovács, "Jo"']);
  });

  it('a byte order mark is not part of the first header', async () => {
    const found = await look(`\ufeff${table(',', '\n')}`);
    expect(found).toMatchObject({ encoding: 'UTF-8 with byte order mark', kind: 'roster' });
    expect(found.columns[0].column).toBe('id');
  });

  it('text that is not UTF-8 is read by its letters, and what they show is told', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,name,hire date\nA,Kov'),
      Buffer.from([0xe1]),
      Buffer.from('cs,2015-01-13\n'),
    ]);
    // 0xE1 is á in windows-1250, windows-1252 and iso-8859-2 alike.
    const { encoding, columns } = await look(bytes);
    expect(columns[1].samples).toEqual(['Kovács']);
    expect(encoding).toContain('not UTF-8; á as in');
  });

  it('a title above the header is passed over', async () => {
    expect(await look(`Staff list 2026\n\n${table(',', '\n')}`)).toMatchObject({ kind: 'roster', rows: 1 });
  });
});

describe('a mapping', () => {
  it('is remembered for the next file with the same header', async () => {
    const text = 'no,who,boss,begin\nA,Ann,,5/3/2018\nB,Bob,Ann,4/2/2018\n';
    expect((await look(text)).kind).toBeUndefined();
    await importTexts(
      test.db,
      { 'x.csv': text },
      {
        as: 'roster',
        mapping: {
          columns: [
            { column: 'no', field: 'employee_id' },
            { column: 'who', field: 'name' },
            { column: 'boss', field: 'manager_name' },
            { column: 'begin', field: 'hire_date', order: 'day first' },
          ],
        },
        unasked: true,
      },
    );
    const next = await look('No,Who,Boss,Begin\nC,Cyd,Bob,6/7/2019\n');
    expect(next).toMatchObject({
      kind: 'roster',
      whyKind: 'read as roster, as the last file with this header',
      questions: [],
    });
  });
});
