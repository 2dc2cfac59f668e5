import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts } from './tryOut.ts';

const PEOPLE = ['Ada', 'Ben', 'Cyd', 'Dan', 'Eva', 'Flo', 'Gus', 'Hal', 'Ida', 'Jon'];
const roster = (names: readonly string[]) =>
  `employee_id,name,hire_date\n${names.map((name) => `${name},${name},2015-01-13\n`).join('')}`;
const file = (rows: readonly string[]) => `employee_id,name,hire_date,status\n${rows.join('\n')}\n`;

describe.each(databases)('what a roster says as a whole, on $name', { timeout: 120_000 }, (engine) => {
  let test: TestDatabase;
  const load = (text: string, given = {}) => importTexts(test.db, { 'staff.csv': text }, given);
  const exits = () =>
    test.db.rows(sql`select e.external_id as id, m.left_on as "left", m.exit_type as type from employments m
      join employees e on e.employee_id = m.employee_id where m.left_on is not null order by 1`);
  beforeEach(async () => {
    test = await engine.open();
  });
  afterEach(() => test.close());

  it('circles of any length, people on leave, and hires and exits to come are told and loaded as written', async () => {
    const receipt = await load(
      csv(`
      employee_id,name,manager_id,hire_date,exit_date,status
      A,Ann,C,2015-01-13,,Active
      B,Bob,A,2015-01-13,,Parental leave
      C,Cyd,B,2015-01-13,,Inactive
      D,Dan,A,2019-01-14,,Pending
      E,Eva,A,2015-01-13,2019-12-31,Active`),
      { mapping: { asOf: '2018-06-30' } },
    );
    expect(receipt.files).toMatchObject([{ new: 5, rejected: 0 }]);
    expect(receipt.notices.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([
        'Ann → Cyd → Bob → Ann is a circle in the reporting line: loaded as written',
        '1 person on leave by their status: counted as employed',
        '1 person inactive by their status, without an exit date: taken as employed (a long leave); give the exit date of those who have left',
        '1 person to be hired after 2018-06-30, the last day this file knows of: stored as it is, and counted once the records reach it',
        '1 person to leave after 2018-06-30, the last day this file knows of: stored as it is, and counted once the records reach it',
      ]),
    );
  });

  it('a row that names its manager by position only reports to whoever holds it now, and to nobody when two do', async () => {
    const receipt = await load(
      csv(`
      employee_id,name,position_id,reports_to_position_id,hire_date,exit_date
      A,Ann,P1,,2015-01-13,
      Z,Zoe,P1,,2010-01-13,2014-12-31
      B,Bob,P2,P1,2015-01-13,
      C,Cyd,P2,P1,2015-01-13,
      D,Dan,P3,P2,2015-01-13,`),
      { confirmExits: true },
    );
    const managers = await test.db
      .rows(sql`select e.external_id as id, coalesce(b.external_id, '') as manager from assignments a
      join employees e on e.employee_id = a.employee_id left join employees b on b.employee_id = a.manager_id order by 1`);
    expect(managers).toMatchObject([
      { manager: '' },
      { manager: 'A' },
      { manager: 'A' },
      { manager: '' },
      { manager: '' },
    ]);
    expect(receipt.notices.map(({ reason }) => reason)).toContain(
      "2 people hold the position P2: give the manager's id; loaded without a manager",
    );
  });

  it('who is missing from a later file of nearly everybody has left; who comes back has been there all along', async () => {
    await importTexts(test.db, { 'staff 2020-01.csv': roster(PEOPLE) });
    const february = { 'staff 2020-02.csv': roster(PEOPLE.slice(0, 9)) };
    const receipt = await importTexts(test.db, february);
    expect(receipt).toMatchObject({
      applied: true,
      exits: 1,
      ended: 1,
      changes: 1,
      files: [{ unchanged: 9, asOf: '2020-02-29' }],
    });
    expect(await exits()).toEqual([{ id: 'Jon', left: '2020-02-29', type: 'unknown' }]);
    expect(receipt.notices.map(({ reason }) => reason)).toContain(
      '1 person employed so far is not in this file of active people: their exit is on 2020-02-29, the first day they are known to be gone (Jon)',
    );
    expect((await importTexts(test.db, february)).changes).toBe(0);
    await importTexts(test.db, { 'staff 2020-03.csv': roster(PEOPLE) });
    expect(await exits()).toEqual([]);
  });

  it('who stands in a rejected row has not left; while a rejected row does not say whose it is, nobody has', async () => {
    const rows = PEOPLE.map((name) => `${name},${name},2015-01-13,Active`);
    await importTexts(test.db, { 'staff 2020-01-31.csv': file(rows) });
    const spoilt = rows.slice(0, 9);
    spoilt[4] = 'Eva,Eva,2015-13-13,Active';
    spoilt[6] = 'Gus,Gus,2015-01-13,Terminated';
    const february = await importTexts(test.db, { 'staff 2020-02-29.csv': file(spoilt) });
    expect(february).toMatchObject({ ended: 1, files: [{ rejected: 2 }] });
    expect(february.leaving).toEqual([{ file: 'staff 2020-02-29.csv', name: 'Jon', on: '2020-02-29' }]);
    expect(await exits()).toMatchObject([{ id: 'Jon' }]);
    const nameless = [...rows.slice(0, 8), ',Ida,2015-01-13,Active'];
    const march = await importTexts(test.db, { 'staff 2020-03-31.csv': file(nameless) });
    expect(march).toMatchObject({ ended: 0, leaving: [], files: [{ rejected: 1 }] });
    expect(march.notices.map(({ reason }) => reason)).toContain(
      '1 person employed so far is not in this file, but 1 rejected row does not say whose they are: nobody is taken to have left',
    );
    expect(await exits()).toHaveLength(1);
  });

  it('who is missing from a part of the company stays, unless the file is said to be complete; then the exits are held', async () => {
    await load(roster(PEOPLE), { mapping: { asOf: '2020-01-31' } });
    const part = roster(PEOPLE.slice(0, 5));
    const untold = await load(part, { mapping: { asOf: '2020-02-29' } });
    expect(untold).toMatchObject({ exits: 0, changes: 0 });
    expect(untold.notices.map(({ reason }) => reason)).toContain(
      '5 people employed so far are not in this file: they stay as they are; if it has everybody who is employed, say so with "complete": true in the mapping',
    );
    const told = { mapping: { asOf: '2020-03-31', complete: true } };
    const held = await load(part, told);
    expect(held).toMatchObject({ applied: false, exits: 5 });
    expect(held.leaving.map(({ name, on }) => `${name} ${on}`)).toEqual(
      PEOPLE.slice(5).map((name) => `${name} 2020-03-31`),
    );
    expect(await load(part, { ...told, confirmExits: true })).toMatchObject({ applied: true, exits: 5 });
    expect(await exits()).toHaveLength(5);
  });
});
