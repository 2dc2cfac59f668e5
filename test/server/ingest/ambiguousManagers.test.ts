import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts } from './tryOut.ts';

/** Two people are called Kim Lee; the rows of 3, 4 and 5 name one of them, in three ways of writing. */
const STAFF = csv(`
  Employee ID,Employee Name,Manager,Job Title,Department,Hire Date
  1,Kim Lee,,Head of Sales,Sales,2015-03-16
  2,"Lee, Kim",,Head of Care,Care,2016-02-01
  3,Ann Small,Kim Lee,Agent,Sales,2018-05-20
  4,Bo Small,KIM  LEE,Agent,Sales,2018-06-01
  5,Cy Small,"Lee, Kim",Agent,Care,2018-07-01
  6,Di Small,Olga Brandt,Agent,Care,2018-08-01`);
const TOLD = { mapping: { namedManagers: { 'Kim Lee': '2' } } };

const CANDIDATES = [
  { id: '1', name: 'Kim Lee', department: 'Sales', role: 'Head of Sales' },
  { id: '2', name: 'Kim Lee', department: 'Care', role: 'Head of Care' },
];

describe.each(databases)("a manager's name that two people share, on $name", (engine) => {
  let test: TestDatabase;
  const load = (text: string, given = {}) => importTexts(test.db, { 'staff.csv': text }, given);
  const managers = async () => {
    const rows = await test.db.rows<{ id: string; manager: string }>(sql`
      select e.external_id as id, coalesce(b.external_id, 'nobody') as manager
      from assignments a join employees e on e.employee_id = a.employee_id left join employees b on b.employee_id = a.manager_id
      where e.external_id in ('3', '4', '5', '6') order by e.external_id`);
    return rows.map(({ id, manager }) => `${id} → ${manager}`);
  };
  beforeEach(async () => {
    test = await engine.open();
  });
  afterEach(() => test.close());

  it('is asked once, with everybody who may be meant, and its rows load without a manager until then', async () => {
    const receipt = await load(STAFF);
    expect(await managers()).toEqual(['3 → nobody', '4 → nobody', '5 → nobody', '6 → name:olga brandt']);
    expect(receipt.ambiguousManagers).toEqual([{ file: 'staff.csv', name: 'Kim Lee', candidates: CANDIDATES }]);
    expect(receipt.notices.map(({ reason }) => reason)).toContain(
      'Kim Lee is the name of several people (ids 1 and 2): rows that name them load without a manager. ' +
        'Say who is meant with "namedManagers": {"Kim Lee":"1"} in the mapping.',
    );
    expect(receipt.notices.filter(({ line }) => line !== undefined).map(({ line }) => line)).toEqual([4, 5, 6, 7]);
  });

  it('is the one a person says, in every way of writing', async () => {
    const receipt = await load(STAFF, TOLD);
    expect(await managers()).toEqual(['3 → 2', '4 → 2', '5 → 2', '6 → name:olga brandt']);
    expect(receipt.ambiguousManagers).toEqual([
      { file: 'staff.csv', name: 'Kim Lee', candidates: CANDIDATES, chosen: '2' },
    ]);
    expect(receipt.notices.map(({ reason }) => reason)).toContain('Kim Lee is 2, as told.');
  });

  it('stays that person in the next file with the same header, until told otherwise', async () => {
    await load(STAFF, TOLD);
    expect((await load(STAFF)).changes).toBe(0);
    expect((await load(STAFF, { mapping: { namedManagers: {} } })).changes).toBe(3);
    expect((await managers()).slice(0, 3)).toEqual(['3 → nobody', '4 → nobody', '5 → nobody']);
  });

  it('is not somebody of another name, however it was told', async () => {
    const receipt = await load(STAFF, { mapping: { namedManagers: { 'Kim Lee': '6' } } });
    expect((await managers())[0]).toBe('3 → nobody');
    expect(receipt.ambiguousManagers[0].chosen).toBeUndefined();
    expect(receipt.notices.map(({ reason }) => reason)).toContain(
      'Kim Lee is told to be 6, who is none of the several people of that name (ids 1 and 2): rows that name them load ' +
        'without a manager. Say who is meant with "namedManagers": {"Kim Lee":"1"} in the mapping.',
    );
  });

  it('is asked of sales team files too, and a file without names of managers refuses an answer', async () => {
    await load(STAFF);
    const team = csv(`
      sales_agent,manager,regional_office
      Eve Tall,Kim Lee,West
      Flo Tall,Kim Lee,East`);
    const receipt = await importTexts(test.db, { 'team.csv': team });
    expect(receipt.ambiguousManagers).toEqual([{ file: 'team.csv', name: 'Kim Lee', candidates: CANDIDATES }]);
    await expect(load('employee_id,name,hire_date\n9,Kim Ek,2015-01-01\n', TOLD)).rejects.toThrow(
      'staff.csv: "namedManagers" needs a column read as "manager_name".',
    );
  });
});
