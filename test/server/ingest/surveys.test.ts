import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts } from './tryOut.ts';

const STAFF = csv(`
  employee_id,name,email,manager_id,department,hire_date,exit_date,Engagement,Salary
  B1,Ada Boss,ada@x.example,,Head,2010-01-01,,5,900
  E1,Ben Rep,ben@x.example,B1,Sales,2015-01-01,,2,500
  E2,Cy Rep,cy@x.example,B1,Sales,2015-01-01,2019-05-01,9,500`);

describe.each(databases)('survey answers, on $name', (engine) => {
  let test: TestDatabase;
  const load = (name: string, text: string, given = {}) => importTexts(test.db, { [name]: text }, given);
  const answers = () =>
    test.db.rows(sql`
      select w.name as wave, a.item, a.value, coalesce(b.external_id, '') as manager, coalesce(a.department, '') as department
      from survey_answers a join survey_waves w on w.wave_id = a.wave_id left join employees b on b.employee_id = a.manager_id
      order by 1, 2, 3, 4`);
  beforeEach(async () => {
    test = await engine.open();
  });
  afterEach(() => test.close());

  it('scores beside people in a roster count for the row’s own manager, also of people who have left', async () => {
    const scores = STAFF.replace(',9,500', ',3.5,500');
    const receipt = await load('staff.csv', scores);
    expect(receipt.files).toMatchObject([{ new: 3, asOf: '2019-05-01' }]);
    expect(await answers()).toEqual([
      { wave: '2019-05-01', item: 'Engagement', value: 2, manager: 'B1', department: 'Sales' },
      { wave: '2019-05-01', item: 'Engagement', value: 3.5, manager: 'B1', department: 'Sales' },
      { wave: '2019-05-01', item: 'Engagement', value: 5, manager: '', department: 'Head' },
    ]);
    expect(await test.db.rows(sql`select name from surveys`)).toEqual([{ name: 'roster' }]);
    expect((await load('staff.csv', scores)).changes).toBe(0);
    const changed = await load('staff.csv', scores.replace(',2,500', ',4,500'));
    expect(changed.files).toMatchObject([{ changed: 1, unchanged: 2 }]);
    expect(JSON.stringify(changed)).not.toContain('Ben');
  });

  it('an answer off the scale is not loaded, and no notice says what it was or whose', async () => {
    await load('staff.csv', STAFF.replace(/,Engagement,/, ',X,'));
    const receipt = await load(
      'answers.csv',
      csv(`
      survey,wave,closed_on,email,item,value
      pulse,1,2019-01-31,ben@x.example,q1,4
      pulse,1,2019-01-31,cy@x.example,q1,77
      pulse,1,2019-01-31,stranger@x.example,q1,3
      pulse,1,2019-01-31,ada@x.example,q1,`),
      {
        unasked: true,
        mapping: {
          columns: [
            { column: 'survey', field: 'survey' },
            { column: 'wave', field: 'wave' },
            { column: 'closed_on', field: 'closed_on', order: 'year first' },
            { column: 'email', field: 'employee_email' },
            { column: 'item', field: 'item' },
            { column: 'value', field: 'value', decimal: '.', scaleLow: 1, scaleHigh: 5 },
          ],
        },
      },
    );
    expect(receipt.files).toMatchObject([{ rows: 4, new: 1, rejected: 3 }]);
    expect(receipt.notices.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, 'value', 'the answer is not on the scale from 1 to 5'],
      [4, 'email', 'is nobody known: import the people first'],
      [5, 'value', 'the row has no answer'],
    ]);
    expect(JSON.stringify(receipt)).not.toMatch(/77|stranger/);
    const stored = await test.db.rows(sql`select value from import_notices`);
    expect(stored).toEqual([{ value: null }, { value: null }, { value: null }]);
  });

  it('answers in words are turned into numbers, a wide row keeps its good answers, and one without any is rejected', async () => {
    await load('staff.csv', STAFF.replace(/,Engagement,/, ',X,'));
    const agreeing = Array.from({ length: 20 }, (_, i) => `r${i},Ada Boss,Agree,Strongly disagree,2019-02-01`);
    const receipt = await load(
      'Team pulse.csv',
      csv(`
      Respondent ID,Manager,I get help,My work is fair,Submitted
      ${agreeing.join('\n')}
      s1,Ada Boss,Strongly agree,Disagree,2019-02-28
      s2,Ada Boss,Agree,perhaps,2019-02-27
      s3,Ada Boss,,,2019-02-26`),
    );
    expect(receipt.files).toMatchObject([{ rows: 23, new: 22, rejected: 1 }]);
    expect(receipt.notices.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [23, 'My work is fair', 'the answer is not on the scale from 1 to 5: not loaded'],
      [24, undefined, 'the row has no answer'],
    ]);
    const sums = sql`select item, count(*) as n, sum(value) as sum from survey_answers group by item order by 1`;
    expect(await test.db.rows(sums)).toEqual([
      { item: 'I get help', n: 22, sum: 20 * 4 + 5 + 4 },
      { item: 'My work is fair', n: 21, sum: 20 * 1 + 2 },
    ]);
    expect(await test.db.rows(sql`select name, closed_on from survey_waves`)).toEqual([
      { name: '2019-02-28', closed_on: '2019-02-28' },
    ]);
    expect(await test.db.rows(sql`select item, dimension from survey_items order by 1`)).toEqual([
      { item: 'I get help', dimension: 'I get help' },
      { item: 'My work is fair', dimension: 'fairness' },
    ]);
  });

  it('respondents without a person are told apart by their own ids and belong to the manager the file names', async () => {
    const text = csv(`
      survey,wave,closed_on,respondent_id,manager_name,item,value
      pulse,1,2019-01-31,r-1,Ada Boss,q1,4
      pulse,1,2019-01-31,r-2,Ada Boss,q1,5
      pulse,1,2019-01-31,r-3,Zoe New,q1,1`);
    await load('staff.csv', STAFF.replace(/,Engagement,/, ',X,'));
    const receipt = await load('answers.csv', text);
    expect(receipt).toMatchObject({ employees: { placeholders: 1 }, changes: 3 });
    expect(await answers()).toMatchObject([
      { value: 1, manager: 'name:zoe new' },
      { manager: 'B1' },
      { manager: 'B1' },
    ]);
    const rows = await test.db.rows<{ respondent: string }>(sql`select distinct respondent from survey_answers`);
    expect(rows).toHaveLength(3);
    expect(rows.some(({ respondent }) => respondent.includes('r-'))).toBe(false);
    expect((await load('answers.csv', text)).changes).toBe(0);
  });

  it('a wave has one closing day', async () => {
    await load('staff.csv', STAFF.replace(/,Engagement,/, ',X,'));
    const receipt = await load(
      'answers.csv',
      csv(`
      survey,wave,closed_on,employee_id,item,value
      pulse,1,2019-01-31,E1,q1,4
      pulse,1,2019-02-01,E2,q1,4`),
    );
    expect(receipt.files).toMatchObject([{ new: 1, rejected: 1 }]);
    expect(receipt.notices[0].reason).toBe('the wave 1 closed on 2019-01-31 (on line 2), here on 2019-02-01');
  });
});
