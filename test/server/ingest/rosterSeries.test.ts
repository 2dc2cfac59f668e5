import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts } from './tryOut.ts';

/** Ada manages in all four years; Eva moves from Ada to Ben and leaves with a day; Flo vanishes after 2012; Gus comes in 2012. */
const YEARS = csv(`
  EmployeeID,Record Year,Name,Manager ID,Department,Hire Date,Exit Date
  A,2011,Ada,,Head,1/20/2001,1/1/1900
  B,2011,Ben,A,Sales,2/1/2005,1/1/1900
  E,2011,Eva,A,Sales,3/1/2008,1/1/1900
  F,2011,Flo,A,Sales,3/1/2009,1/1/1900
  A,2012,Ada,,Head,1/20/2001,1/1/1900
  B,2012,Ben,A,Sales,2/1/2005,1/1/1900
  E,2012,Eva,B,Service,3/1/2008,1/1/1900
  F,2012,Flo,A,Sales,3/1/2009,1/1/1900
  G,2012,Gus,B,Sales,5/1/2012,1/1/1900
  A,2013,Ada,,Head,1/20/2001,1/1/1900
  B,2013,Ben,A,Sales,2/1/2005,1/1/1900
  E,2013,Eva,B,Service,3/1/2008,6/15/2013
  G,2013,Gus,B,Sales,5/1/2012,1/1/1900
  A,2014,Ada,,Head,1/20/2001,1/1/1900
  B,2014,Ben,A,Sales,2/1/2005,1/1/1900
  G,2014,Gus,A,Sales,5/1/2012,1/1/1900`).replace('Record Year', 'STATUS_YEAR');

describe.each(databases)('rosters of several days in one file, on $name', (engine) => {
  let test: TestDatabase;
  const load = (text: string) => importTexts(test.db, { 'years.csv': text });
  const history = (id: string) =>
    test.db.rows(sql`
      select coalesce(b.external_id, '') as manager, a.department, a.starts_on as "from", coalesce(a.ends_on::text, '') as "to"
      from assignments a join employees e on e.employee_id = a.employee_id left join employees b on b.employee_id = a.manager_id
      where e.external_id = ${id} order by 3`);
  const exits = () =>
    test.db.rows(sql`
      select e.external_id as id, m.hired_on as hired, m.left_on as "left", m.exit_type as type from employments m
      join employees e on e.employee_id = m.employee_id where m.left_on is not null order by 1`);
  beforeEach(async () => {
    test = await engine.open();
  });
  afterEach(() => test.close());

  it('moves begin on the later snapshot’s day, exits keep their day, and who is in no later snapshot has left', async () => {
    const receipt = await load(YEARS);
    expect(receipt.files).toMatchObject([
      { rows: 16, new: 5, changed: 4, unchanged: 7, rejected: 0, asOf: '2014-12-31' },
    ]);
    expect(receipt.exits).toBe(2);
    expect(await exits()).toEqual([
      { id: 'E', hired: '2008-03-01', left: '2013-06-15', type: 'unknown' },
      { id: 'F', hired: '2009-03-01', left: '2013-12-31', type: 'unknown' },
    ]);
    expect(await history('E')).toEqual([
      { manager: 'A', department: 'Sales', from: '2008-03-01', to: '2012-12-31' },
      { manager: 'B', department: 'Service', from: '2012-12-31', to: '2013-06-15' },
    ]);
    expect(await history('G')).toMatchObject([
      { manager: 'B', from: '2012-05-01', to: '2014-12-31' },
      { manager: 'A', from: '2014-12-31', to: '' },
    ]);
    expect(receipt.notices.map(({ reason }) => reason)).toEqual([
      '1 person is in no later snapshot: their exit is on the day of the first that lacks them',
      '4 snapshots from 2011-12-31 to 2014-12-31: changes between two of them begin on the day of the later',
    ]);
    expect((await load(YEARS)).changes).toBe(0);
  });

  it('a status of leaving without a day is an exit on the snapshot’s day, and people without hire dates begin with theirs', async () => {
    const months = csv(`
      Worker ID,Worker Name,Snapshot Month,Status,Supervisor ID
      A,Ada,2020-01,Active,
      B,Ben,2020-01,Active,A
      C,Cyd,2020-01,Active,A
      A,Ada,2020-02,Active,
      B,Ben,2020-02,Terminated,A
      C,Cyd,2020-02,Active,A
      A,Ada,2020-03,Active,
      B,Ben,2020-03,Terminated,A
      C,Cyd,2020-03,Active,A`);
    const receipt = await load(months);
    expect(receipt).toMatchObject({ exits: 1, files: [{ new: 3, rejected: 0, asOf: '2020-03-31' }] });
    expect(await exits()).toEqual([{ id: 'B', hired: null, left: '2020-02-29', type: 'unknown' }]);
    expect(await history('C')).toMatchObject([{ manager: 'A', from: '2020-01-31', to: '' }]);
    expect(await history('B')).toMatchObject([{ from: '2020-01-31', to: '2020-02-29' }]);
    expect((await load(months)).changes).toBe(0);
  });

  it('who stands in a rejected row of a later snapshot has not left, and a row without an id ends nobody on its day', async () => {
    const spoilt = YEARS.replace('G,2014,Gus,A,Sales,5/1/2012', 'G,2014,Gus,A,Sales,5/41/2012').replace(
      'F,2012,Flo',
      ',2013,Who,A,Sales,3/1/2009,1/1/1900\nF,2012,Flo',
    );
    const receipt = await load(spoilt);
    expect(receipt.files).toMatchObject([{ rows: 17, rejected: 2 }]);
    expect(await exits()).toMatchObject([
      { id: 'E', left: '2013-06-15' },
      { id: 'F', left: '2014-12-31' },
    ]);
  });

  it('a column of years in a roster that has each person once is no series of snapshots', async () => {
    const text = csv(`
      employee_id,name,hire_date,year
      A,Ada,2001-01-20,2001
      B,Ben,2005-02-01,2005`);
    expect(await load(text)).toMatchObject({ exits: 0, files: [{ new: 2 }] });
  });
});
