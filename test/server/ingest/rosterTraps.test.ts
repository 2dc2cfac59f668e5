import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts } from './tryOut.ts';

/** Supervisor numbers are a numbering of their own, and some happen to be somebody's worker id. */
const OTHER_NUMBERS = csv(`
  Worker ID;Worker Name;Supervisor ID;Supervisor;Start Date;Leaving Date;Reason for Leaving;Employment Status
  1;Nagy, Réka;3;Olga  Brandt;15.03.2016;;;Active
  2;Pál, Zoltán T;3;Olga Brandt;01.02.2017;;;Active
  3;Novák, Jan;4;Réka Nagy;20.05.2018;;;Active
  4;"Dvořák, Eva ";5;Réka Nagy;01.06.2018;30.11.2019;moved away;Resigned
  5;Small, Ann;;Olga Brandt;01.07.2018;;;Active
  6;Small, Bo;6;Zoltan Pal;01.08.2018;;;Active`);

describe.each(databases)('the traps of rosters, on $name', (engine) => {
  let test: TestDatabase;
  const load = (text: string, given = {}) => importTexts(test.db, { 'staff.csv': text }, given);
  const managers = () =>
    test.db.rows<{ id: string; manager: string }>(sql`
      select e.external_id as id, coalesce(b.external_id, '') as manager, a.starts_on as "from", coalesce(a.ends_on::text, '') as "to"
      from assignments a join employees e on e.employee_id = a.employee_id left join employees b on b.employee_id = a.manager_id
      order by 1, 3`);
  beforeEach(async () => {
    test = await engine.open();
  });
  afterEach(() => test.close());

  it('manager numbers that are not employee ids are understood by the names beside them', async () => {
    const receipt = await load(OTHER_NUMBERS);
    expect(receipt.employees).toEqual({ new: 6, changed: 0, placeholders: 1 });
    expect((await managers()).map(({ id, manager }) => `${id} → ${manager}`)).toEqual([
      '1 → name:olga brandt',
      '2 → name:olga brandt',
      '3 → 1',
      '4 → 1',
      '5 → name:olga brandt',
      '6 → 2',
    ]);
    const reasons = receipt.notices.map(({ reason }) => reason);
    expect(reasons).toContain(
      'Réka Nagy stands beside the manager ids 4 and 5: taken as one person. If each is another person, say so with "separateManagers": ["4","5"] in the mapping.',
    );
    expect(receipt.sharedNames).toEqual([
      { file: 'staff.csv', name: 'Réka Nagy', managerIds: ['4', '5'], separate: false },
    ]);
    expect(reasons).toContain('Olga Brandt has no row of their own: kept as a placeholder');
    expect((await load(OTHER_NUMBERS)).changes).toBe(0);
  });

  it('a manager id beside two names is told, and the names decide', async () => {
    const receipt = await load(OTHER_NUMBERS.replace('2;Pál, Zoltán T;3;', '2;Pál, Zoltán T;5;'));
    expect(receipt.notices.map(({ reason }) => reason)).toContain(
      'The manager id 5 stands beside Olga Brandt and Réka Nagy: the names decide.',
    );
  });

  it('a name two employees share is not guessed', async () => {
    const receipt = await load(
      csv(`
      employee_id,name,manager_name,hire_date
      A1,Kim Lee,,2015-01-01
      A2,Kim Lee,,2016-01-01
      A3,Joe Day,Kim Lee,2017-01-01`),
    );
    expect(receipt.files).toMatchObject([{ new: 3, rejected: 0 }]);
    expect(await managers()).toMatchObject([{ id: 'A1', manager: '' }, { id: 'A2' }, { id: 'A3', manager: '' }]);
    expect(receipt.notices).toContainEqual({
      file: 'staff.csv',
      line: 4,
      column: 'manager_name',
      value: 'Kim Lee',
      reason: "more than one person fits (ids A1, A2): give the manager's id; loaded without a manager",
      rejected: false,
    });
  });

  it('a placeholder who gets a row of their own is that person from then on, not a second one', async () => {
    await load(OTHER_NUMBERS);
    const later = csv(`
      Worker ID;Worker Name;Start Date
      77;Brandt, Olga M.;13.01.2010`);
    const receipt = await importTexts(test.db, { 'heads.csv': later });
    expect(receipt.employees).toEqual({ new: 1, changed: 0, placeholders: 0 });
    const olga = await test.db.rows(sql`select external_id, name, placeholder from employees where name like '%Olga%'`);
    expect(olga).toEqual([{ external_id: '77', name: 'Olga M. Brandt', placeholder: false }]);
    expect((await managers()).filter(({ manager }) => manager === '77')).toHaveLength(3);
    expect((await load(OTHER_NUMBERS)).changes).toBe(0);
  });

  it('rows that cannot be are rejected with line, column, value and reason, and the rest loads', async () => {
    const receipt = await load(
      csv(`
      employee_id,name,hire_date,exit_date,status
      R1,Good One,2015-01-13,,Active
      R2,No Day,2015-02-30,,Active
      ,No Id,2015-01-01,,Active
      R4,Early Exit,2015-05-01,2014-05-01,Left
      R5,Gone When,2015-05-01,,Terminated
      R6,Too Many,2015-05-01,,Active,what`),
    );
    expect(receipt.files).toMatchObject([{ rows: 6, new: 1, rejected: 5 }]);
    expect(receipt.notices.filter(({ rejected }) => rejected)).toEqual([
      {
        file: 'staff.csv',
        line: 3,
        column: 'hire_date',
        value: '2015-02-30',
        reason: 'is no day of the calendar, read year first',
        rejected: true,
      },
      { file: 'staff.csv', line: 4, column: 'employee_id', reason: 'the row has no employee id', rejected: true },
      {
        file: 'staff.csv',
        line: 5,
        column: 'exit_date',
        value: '2014-05-01',
        reason: 'the exit lies before the hire on 2015-05-01',
        rejected: true,
      },
      {
        file: 'staff.csv',
        line: 6,
        column: 'status',
        value: 'Terminated',
        reason: 'the status says the person has left, but no day says when',
        rejected: true,
      },
      { file: 'staff.csv', line: 7, reason: 'the row has 6 cells, the header 5', rejected: true },
    ]);
  });

  it('a file whose only days are hire dates is told to end on the last of them, and how to give another day', async () => {
    const text = 'employee_id,name,hire_date\nA,Ann,2015-01-13\nB,Bob,2016-02-14\n';
    const about = 'only hire dates show';
    const reasons = (receipt: Awaited<ReturnType<typeof load>>) => receipt.notices.map(({ reason }) => reason);
    const untold = reasons(await load(text, { dryRun: true })).filter((reason) => reason.startsWith(about));
    expect(untold).toHaveLength(1);
    expect(untold[0]).toMatch(/end on 2016-02-14.*"asOf"/);
    const told = await load(text, { dryRun: true, mapping: { asOf: '2026-06-30' } });
    expect(reasons(told).filter((reason) => reason.startsWith(about))).toEqual([]);
  });

  it('an import of rejected rows only leaves nothing behind, and beside a good file not its as-of day', async () => {
    const bad = 'employee_id,name,hire_date\n,Ann,2026-01-13\n';
    const refused = await load(bad);
    expect(refused).toMatchObject({ applied: false, changes: 0 });
    expect(refused.refused).toContain('no row could be read');
    expect(await test.db.rows(sql`select 1 from imports`)).toEqual([]);
    const both = await importTexts(test.db, {
      'a.csv': bad,
      'b.csv': 'employee_id,name,hire_date\nB,Bob,2016-02-14\n',
    });
    expect(both.applied).toBe(true);
    expect(await test.db.rows(sql`select name, as_of::text as "asOf" from import_files order by name`)).toEqual([
      { name: 'a.csv', asOf: null },
      { name: 'b.csv', asOf: '2016-02-14' },
    ]);
  });

  it('a file with active people only is told to hide turnover, and an exit date on an active row counts', async () => {
    const active = await load('employee_id,name,hire_date\nA,Ann,2015-01-13\n');
    expect(active.notices.map(({ reason }) => reason)).toContain(
      'nobody in this file has left: turnover cannot be seen from a file of active people only',
    );
    const receipt = await load('employee_id,name,hire_date,exit_date,status\nB,Bob,2015-01-13,2016-01-14,Active\n', {
      confirmExits: true,
    });
    expect(receipt.exits).toBe(1);
    expect(receipt.notices.map(({ reason }) => reason)).toContain(
      'the status says employed, but there is an exit date: the date is taken',
    );
  });

  it('somebody named as their own manager, and two who report to each other, are told', async () => {
    const receipt = await load(
      csv(`
      employee_id,name,manager_id,hire_date
      A,Ann,A,2015-01-01
      B,Bob,C,2015-01-01
      C,Cyd,B,2015-01-01`),
    );
    expect(await managers()).toMatchObject([{ manager: '' }, { manager: 'C' }, { manager: 'B' }]);
    const reasons = receipt.notices.map(({ reason }) => reason);
    expect(reasons).toContain('the row names the person as their own manager: loaded without a manager');
    expect(reasons).toContain('Bob and Cyd report to each other: loaded as written');
  });

  it('a rehire is a second employment, whichever row comes first', async () => {
    const receipt = await load(
      csv(`
      employee_id,name,hire_date,exit_date,exit_type
      A,Ann,2018-02-01,,
      A,Ann,2015-01-01,2016-06-30,resigned`),
    );
    expect(receipt.files).toMatchObject([{ new: 2 }]);
    const stays = await test.db.rows(
      sql`select employment_no, hired_on, left_on, exit_type from employments order by 1`,
    );
    expect(stays).toEqual([
      { employment_no: 1, hired_on: '2015-01-01', left_on: '2016-06-30', exit_type: 'voluntary' },
      { employment_no: 2, hired_on: '2018-02-01', left_on: null, exit_type: null },
    ]);
    expect(await managers()).toMatchObject([
      { from: '2015-01-01', to: '2016-06-30' },
      { from: '2018-02-01', to: '' },
    ]);
  });

  it('of two rows that contradict each other the later line is taken', async () => {
    const receipt = await load(
      csv(`
      employee_id,name,hire_date,department
      A,Ann,2015-01-01,Sales
      A,Ann,2015-01-01,Service
      B,Bob,2015-01-01,Sales
      B,Bob,2015-01-01,Sales`),
    );
    expect(receipt.files).toMatchObject([{ rows: 4, new: 2, unchanged: 1, rejected: 1 }]);
    expect(receipt.notices.find(({ rejected }) => rejected)).toMatchObject({ line: 2 });
    expect(await test.db.rows(sql`select department from assignments order by 1`)).toEqual([
      { department: 'Sales' },
      { department: 'Service' },
    ]);
  });

  it('more than a fifth of the open employments ending is held until confirmed', async () => {
    const people = Array.from({ length: 10 }, (_, i) => `P${i},Person ${i},2015-01-0${(i % 9) + 1}`);
    const header = 'employee_id,name,hire_date,exit_date\n';
    await load(`${header}${people.map((row) => `${row},\n`).join('')}`);
    const leaving = `${header}${people.map((row, i) => `${row},${i < 3 ? '2016-01-01' : ''}\n`).join('')}`;
    const held = await load(leaving);
    expect(held).toMatchObject({ applied: false, exits: 3 });
    expect(held.held).toMatch(/^3 of 10 open employments would end/);
    expect(await test.db.rows(sql`select count(*) as n from employments where left_on is not null`)).toEqual([
      { n: 0 },
    ]);
    expect(await load(leaving, { confirmExits: true })).toMatchObject({ applied: true, exits: 3 });
  });
});
