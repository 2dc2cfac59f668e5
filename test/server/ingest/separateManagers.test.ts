import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts } from './tryOut.ts';

/** Supervisor numbers are a numbering of their own; Kim Lee has two, and is (or one of them is) employee 1. */
const STAFF = csv(`
  Worker ID;Worker Name;Supervisor ID;Supervisor;Start Date;Leaving Date
  1;Kim Lee;30;Olga Brandt;2015-03-16;
  2;Ann Small;41;Kim Lee;2017-02-01;
  3;Bo Small;41;Kim Lee;2018-05-20;2019-11-30
  4;Cy Small;52;Kim Lee;2018-06-01;
  5;Di Small;30;Olga Brandt;2018-07-01;`);
const APART = { mapping: { separateManagers: ['41', '52'] } };

const TOGETHER = ['1 → name:olga brandt', '2 → 1', '3 → 1', '4 → 1', '5 → name:olga brandt'];
const SEPARATE = [
  '1 → name:olga brandt',
  '2 → name:#41 kim lee',
  '3 → name:#41 kim lee',
  '4 → name:#52 kim lee',
  '5 → name:olga brandt',
];

describe.each(databases)('one name beside two manager ids, on $name', (engine) => {
  let test: TestDatabase;
  const load = (text: string, given = {}) => importTexts(test.db, { 'staff.csv': text }, given);
  const managers = async () => {
    const rows = await test.db.rows<{ id: string; manager: string }>(sql`
      select e.external_id as id, coalesce(b.external_id, 'nobody') as manager
      from assignments a join employees e on e.employee_id = a.employee_id left join employees b on b.employee_id = a.manager_id
      order by e.external_id`);
    return rows.map(({ id, manager }) => `${id} → ${manager}`);
  };
  beforeEach(async () => {
    test = await engine.open();
  });
  afterEach(() => test.close());

  it('is one person unless told otherwise, and the receipt asks', async () => {
    const receipt = await load(STAFF);
    expect(await managers()).toEqual(TOGETHER);
    expect(receipt.sharedNames).toEqual([
      { file: 'staff.csv', name: 'Kim Lee', managerIds: ['41', '52'], separate: false },
    ]);
  });

  it('is two people when told so, neither of whom is guessed to be the employee of that name', async () => {
    const receipt = await load(STAFF, APART);
    expect(await managers()).toEqual(SEPARATE);
    expect(receipt.employees).toEqual({ new: 5, changed: 0, placeholders: 3 });
    expect(receipt.sharedNames).toMatchObject([{ name: 'Kim Lee', separate: true }]);
    expect(receipt.notices.map(({ reason }) => reason)).toContain(
      'Kim Lee stands beside the manager ids 41 and 52: a person each, as told.',
    );
  });

  it('stays two people when the file comes again, also without being told again', async () => {
    await load(STAFF, APART);
    expect((await load(STAFF, APART)).changes).toBe(0);
    const remembered = await load(STAFF);
    expect(remembered.changes).toBe(0);
    expect(remembered.sharedNames).toMatchObject([{ separate: true }]);
  });

  it('can be told later, and taken back', async () => {
    await load(STAFF);
    expect((await load(STAFF, APART)).changes).toBe(3);
    expect(await managers()).toEqual(SEPARATE);
    expect((await load(STAFF, { mapping: { separateManagers: [] } })).changes).toBe(3);
    expect(await managers()).toEqual(TOGETHER);
  });

  it('leaves a row that gives only the shared name without a manager, wherever it stands', async () => {
    const unnumbered = STAFF.replace('2;Ann Small;41;', '2;Ann Small;;');
    const receipt = await load(unnumbered, APART);
    expect((await managers())[1]).toBe('2 → nobody');
    expect(receipt.notices).toContainEqual(
      expect.objectContaining({
        line: 3,
        reason: "the name is several people's: give the manager's id; loaded without a manager",
      }),
    );
    expect((await load(unnumbered, APART)).changes).toBe(0);
  });

  it('keeps an id apart from the employee whose id stands beside the same name', async () => {
    const own = csv(`
      employee_id,name,manager_id,manager_name,hire_date
      A1,Kim Lee,,,2015-01-01
      A2,Ann Small,A1,Kim Lee,2016-01-01
      A3,Bo Small,Z9,Kim Lee,2017-01-01`);
    await load(own);
    expect((await managers())[2]).toBe('A3 → A1');
    const receipt = await load(own, { mapping: { separateManagers: ['A1', 'Z9'] } });
    expect((await managers()).slice(1)).toEqual(['A2 → A1', 'A3 → Z9']);
    expect(receipt.sharedNames).toMatchObject([{ managerIds: ['A1', 'Z9'], separate: true }]);
  });

  it('a told id that no row has is named, and a file without manager ids refuses to keep any apart', async () => {
    const receipt = await load(STAFF, { mapping: { separateManagers: ['41', '52', '99'] } });
    expect(receipt.notices.map(({ reason }) => reason)).toContain(
      'The manager id 99 is told to be a person of its own, but no row has it.',
    );
    await expect(load('employee_id,name,hire_date\n1,Kim Lee,2015-01-01\n', APART)).rejects.toThrow(
      'staff.csv: "separateManagers" needs a column read as "manager_id".',
    );
  });
});
