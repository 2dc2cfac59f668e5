import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { FIRST } from './firstAndSecond.ts';
import { csv, importTexts } from './tryOut.ts';

/** One small file a kind, in the headers the sample organisation writes. */
const FILES: Record<string, string> = {
  'roster.csv': csv(`
    employee_id,name,email,manager_id,manager_name,role,level,department,location,fte,hire_date,exit_date,exit_type,exit_reason,regretted,status
    B1,Ada Boss,ada@x.example,,,Director,5,Sales,Oslo,1,2015-01-05,,,,,Active
    E1,Ben Rep,ben@x.example,B1,Ada Boss,Rep,2,Sales,Oslo,1,2019-02-01,,,,,Active
    E2,Cy Rep,cy@x.example,B1,Ada Boss,Rep,2,Sales,Bergen,0.8,2018-03-01,2020-06-30,voluntary,other job,yes,Left`),
  'assignments.csv': csv(`
    employee_id,manager_id,role,level,department,location,fte,from,to
    E1,B1,Trainee,1,Sales,Oslo,1,2019-02-01,2020-01-01
    E1,B1,Rep,2,Sales,Oslo,1,2020-01-01,
    E2,B1,Rep,2,Sales,Bergen,0.8,2018-03-01,`),
  'sales_team.csv': csv(`
    employee_name,manager_name,location
    Dot Seller,Ada Boss,Oslo
    Ben Rep,Ada Boss,Oslo`),
  'deals.csv': csv(`
    deal_id,owner_id,stage,value,opened_on,closed_on,account,product
    D1,E1,Closed Won,1200.50,2019-05-01,2019-06-20,Acme,Basic
    D2,E2,Lost,,2019-05-02,2019-07-01,,Pro
    D3,,Prospecting,10,2020-05-01,,,`),
  'owner_changes.csv': FIRST['owner_changes.csv'],
  'quotas.csv': csv(`
    employee_id,month,amount
    E1,2020-01,1000
    E1,2020-02,1000`),
  'meetings.csv': FIRST['meetings.csv'],
  'coaching.csv': FIRST['coaching.csv'],
  'one_on_ones.csv': csv(`
    employee_id,manager_id,planned_on,status
    E1,B1,2020-01-13,held
    E1,B1,2020-01-20,Cancelled by manager`),
  'training.csv': csv(`
    employee_id,course,completed_on,hours
    E1,"Selling, basics",2020-02-01,7.5`),
  'absences.csv': csv(`
    employee_id,starts_on,kind,days
    E1,2020-02-10,sick,2`),
  'work_weeks.csv': FIRST['work_weeks.csv'],
  'tenures.csv': FIRST['tenures.csv'],
  'survey_items.csv': FIRST['survey_items.csv'],
  'survey_long.csv': csv(`
    survey,wave,closed_on,employee_id,item,value
    pulse,2019,2019-12-01,E1,q1,4
    pulse,2019,2019-12-01,E1,q2,2`),
  'survey_wide.csv': FIRST['survey_wide.csv'],
  'survey_scores.csv': FIRST['survey_scores.csv'],
};
const ROWS: Record<string, number> = {
  employees: 4,
  employments: 4,
  assignments: 5,
  deals: 3,
  deal_owner_changes: 1,
  quotas: 2,
  activity_participants: 2,
  coaching_sessions: 1,
  one_on_ones: 2,
  training_completions: 1,
  absences: 1,
  work_weeks: 1,
  tenures: 3,
  survey_items: 3,
  survey_waves: 3,
  survey_answers: 5,
  survey_scores: 2,
};

describe.each(databases)('every kind of file, on $name', (engine) => {
  let test: TestDatabase;
  const rowsOf = async (table: string) => {
    const [{ rows }] = await test.db.rows<{ rows: number }>(sql`select count(*) as rows from ${sql.raw(table)}`);
    return rows;
  };
  beforeAll(async () => {
    test = await engine.open();
  });
  afterAll(() => test.close());

  it('a dry run tells what would be loaded and leaves nothing behind', async () => {
    const receipt = await importTexts(test.db, FILES, { dryRun: true });
    expect(receipt).toMatchObject({ applied: false, changes: 32, exits: 1 });
    expect(receipt.importId).toBeUndefined();
    for (const table of [...Object.keys(ROWS), 'imports', 'import_files', 'mappings', 'publication']) {
      expect(`${table}: ${await rowsOf(table)}`).toBe(`${table}: 0`);
    }
  });

  it('given in any order, all load together: people first, then what refers to them', async () => {
    const shuffled = Object.fromEntries(Object.entries(FILES).toReversed());
    const receipt = await importTexts(test.db, shuffled);
    expect(receipt.notices.filter(({ rejected }) => rejected)).toEqual([]);
    expect(receipt).toMatchObject({
      applied: true,
      changes: 32,
      exits: 1,
      employees: { new: 4, changed: 0, placeholders: 0 },
    });
    for (const [table, rows] of Object.entries(ROWS))
      expect(`${table}: ${await rowsOf(table)}`).toBe(`${table}: ${rows}`);
  });

  it.each(Object.keys(FILES))('%s again changes nothing', async (name) => {
    const receipt = await importTexts(test.db, { [name]: FILES[name] });
    expect(receipt).toMatchObject({ applied: true, changes: 0, exits: 0, examples: [] });
    const [file] = receipt.files;
    expect(file.unchanged).toBe(file.rows);
  });

  it.each(Object.keys(FILES))('%s with its rows the other way round changes nothing', async (name) => {
    const [header, ...rows] = FILES[name].trimEnd().split('\n');
    const receipt = await importTexts(test.db, { [name]: `${[header, ...rows.toReversed()].join('\n')}\n` });
    expect(receipt).toMatchObject({ changes: 0, examples: [] });
  });

  it('all again, together, changes nothing and publishes no new version', async () => {
    const [before] = await test.db.rows(sql`select version from publication`);
    expect((await importTexts(test.db, FILES)).changes).toBe(0);
    expect(await test.db.rows(sql`select version from publication`)).toEqual([before]);
  });

  it('a value that differs is changed, told with what it was before', async () => {
    const changed = FILES['deals.csv'].replace('D3,,Prospecting,10', 'D3,,Prospecting,20');
    const receipt = await importTexts(test.db, { 'deals.csv': changed });
    expect(receipt.files).toMatchObject([{ new: 0, changed: 1, unchanged: 2, rejected: 0 }]);
    expect(receipt.examples).toEqual([{ file: 'deals.csv', line: 4, what: 'D3: value', before: '10', after: '20' }]);
  });

  it('answers are kept on the item’s scale, reversed ones turned round, under the team of the day, and under no name', async () => {
    const answers = await test.db.rows(sql`
      select w.name as wave, a.item, a.value, b.external_id as manager, a.role from survey_answers a
      join survey_waves w on w.wave_id = a.wave_id join employees b on b.employee_id = a.manager_id order by 1, 2, 3`);
    expect(answers).toEqual([
      { wave: '2019', item: 'q1', value: 4, manager: 'B1', role: 'Trainee' },
      { wave: '2019', item: 'q2', value: 4, manager: 'B1', role: 'Trainee' },
      { wave: '2020', item: 'q1', value: 4, manager: 'B1', role: 'Rep' },
      { wave: '2020', item: 'q1', value: 5, manager: 'B1', role: 'Rep' },
      { wave: '2020', item: 'q2', value: 5, manager: 'B1', role: 'Rep' },
    ]);
    const respondents = await test.db.rows<{ respondent: string }>(sql`select distinct respondent from survey_answers`);
    expect(respondents).toHaveLength(2);
    for (const { respondent } of respondents) expect(respondent).toMatch(/^[0-9a-f]{32}$/);
  });

  it('every row knows its import, file and line', async () => {
    const rows = await test.db.rows(sql`
      select d.deal_id, f.name, d.line from deals d join import_files f on f.import_id = d.import_id and f.file_no = d.file_no order by 1`);
    expect(rows).toEqual([
      { deal_id: 'D1', name: 'deals.csv', line: 2 },
      { deal_id: 'D2', name: 'deals.csv', line: 3 },
      { deal_id: 'D3', name: 'deals.csv', line: 4 },
    ]);
  });

  it('an item that turns out reversed has its stored answers turned round', async () => {
    await importTexts(test.db, {
      'items.csv': FILES['survey_items.csv'].replace('q1,morale,1,5,no', 'q1,morale,1,5,yes'),
    });
    const rows = await test.db.rows(sql`select value from survey_answers where item = 'q1' order by 1`);
    expect(rows).toEqual([{ value: 1 }, { value: 2 }, { value: 2 }]);
  });
});
