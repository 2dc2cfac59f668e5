import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts } from './tryOut.ts';

const roster = (reviewed: string, manager: string, exit = '') =>
  csv(`
  employee_id,name,manager_id,department,hire_date,exit_date,review_date
  B1,Ada,,Sales,2010-01-01,,${reviewed}
  B2,Ben,,Sales,2011-01-01,,
  E1,Eva,${manager},Sales,2015-01-01,${exit},`);

const isTold = ({ reason }: { reason: string }) => reason.includes('otherwise in dated assignments');

const deals = (owner: string, touched: string) =>
  csv(`
  deal_id,owner_id,stage,opened_on,last_touched
  D1,${owner},Open,2019-01-01,${touched}
  D2,E1,Open,2019-01-02,${touched}`);

describe.each(databases)('rosters one after the other, on $name', (engine) => {
  let test: TestDatabase;
  const load = (text: string, given = {}) =>
    importTexts(test.db, { 'staff.csv': text }, { confirmExits: true, ...given });
  const eva = () =>
    test.db.rows(sql`
      select coalesce(b.external_id, '') as manager, a.starts_on as "from", coalesce(a.ends_on::text, '') as "to"
      from assignments a join employees e on e.employee_id = a.employee_id left join employees b on b.employee_id = a.manager_id
      where e.external_id = 'E1' order by 2`);
  beforeEach(async () => {
    test = await engine.open();
  });
  afterEach(() => test.close());

  it('a later roster with another manager ends the assignment on its as-of day and begins another', async () => {
    await load(roster('2020-01-31', 'B1'));
    const receipt = await load(roster('2020-02-29', 'B2'));
    expect(receipt.files).toMatchObject([{ changed: 1, unchanged: 2, asOf: '2020-02-29' }]);
    expect(receipt.examples).toContainEqual({
      file: 'staff.csv',
      line: 4,
      what: 'Eva: manager',
      before: 'Ada',
      after: 'Ben',
    });
    const moved = [
      { manager: 'B1', from: '2015-01-01', to: '2020-02-29' },
      { manager: 'B2', from: '2020-02-29', to: '' },
    ];
    expect(await eva()).toEqual(moved);
    expect((await load(roster('2020-02-29', 'B2'))).changes).toBe(0);
    expect((await load(roster('2020-01-31', 'B1'))).changes).toBe(0);
    expect(await eva()).toEqual(moved);
  });

  it('a roster of the same day with another manager is a correction', async () => {
    await load(roster('2020-01-31', 'B1'));
    expect((await load(roster('2020-01-31', 'B2'))).files).toMatchObject([{ changed: 1 }]);
    expect(await eva()).toEqual([{ manager: 'B2', from: '2015-01-01', to: '' }]);
  });

  it('an exit ends the last assignment, and taking it back opens it again', async () => {
    await load(roster('2020-01-31', 'B1'));
    expect(await load(roster('2020-02-29', 'B1', '2020-02-15'))).toMatchObject({ exits: 1 });
    expect(await eva()).toEqual([{ manager: 'B1', from: '2015-01-01', to: '2020-02-15' }]);
    expect(await load(roster('2020-02-29', 'B1'))).toMatchObject({ exits: 0, changes: 1 });
    expect(await eva()).toEqual([{ manager: 'B1', from: '2015-01-01', to: '' }]);
  });

  it('both rosters given together end in the same as one after the other', async () => {
    const files = { 'b.csv': roster('2020-01-31', 'B1'), 'a.csv': roster('2020-02-29', 'B2') };
    await importTexts(test.db, files);
    expect(await eva()).toEqual([
      { manager: 'B1', from: '2015-01-01', to: '2020-02-29' },
      { manager: 'B2', from: '2020-02-29', to: '' },
    ]);
    expect((await importTexts(test.db, files)).changes).toBe(0);
  });

  it('dated assignments replace what the roster implied, and a later roster moves people on from them', async () => {
    const dated = csv(`
      employee_id,manager_id,department,from,to
      E1,B1,Sales,2015-01-01,2018-01-01
      E1,B2,Sales,2018-01-01,`);
    const first = { 'staff.csv': roster('2020-01-31', 'B1'), 'dated.csv': dated };
    await importTexts(test.db, first);
    const history = [
      { manager: 'B1', from: '2015-01-01', to: '2018-01-01' },
      { manager: 'B2', from: '2018-01-01', to: '' },
    ];
    expect(await eva()).toEqual(history);
    expect((await importTexts(test.db, first)).changes).toBe(0);
    await load(roster('2020-02-29', 'B1'));
    const moved = [history[0], { ...history[1], to: '2020-02-29' }, { manager: 'B1', from: '2020-02-29', to: '' }];
    expect(await eva()).toEqual(moved);
    expect((await importTexts(test.db, first)).changes).toBe(0);
    expect(await eva()).toEqual(moved);
  });

  it('what dated assignments have no column of stays as a roster said it', async () => {
    const place = sql`select a.starts_on as "from", a.department, b.external_id as manager from assignments a
      join employees e on e.employee_id = a.employee_id join employees b on b.employee_id = a.manager_id
      where e.external_id = 'E1' order by 1`;
    const dated = csv(`
      employee_id,manager_id,from,to
      E1,B1,2015-01-01,2018-01-01
      E1,B2,2018-01-01,`);
    const files = { 'staff.csv': roster('2020-01-31', 'B2'), 'dated.csv': dated };
    await importTexts(test.db, files);
    expect(await test.db.rows(place)).toEqual([
      { from: '2015-01-01', department: 'Sales', manager: 'B1' },
      { from: '2018-01-01', department: 'Sales', manager: 'B2' },
    ]);
    expect((await importTexts(test.db, files)).changes).toBe(0);
  });

  it('what dated assignments have no column of stays unknown on days before anything else is known', async () => {
    const dated = csv(`
      employee_id,manager_id,from,to
      E1,B1,2012-01-01,2014-01-01
      E1,B2,2016-01-01,`);
    const files = { 'staff.csv': roster('2020-01-31', 'B2'), 'dated.csv': dated };
    await importTexts(test.db, files);
    const departments = sql`select a.starts_on as "from", a.department from assignments a
      join employees e on e.employee_id = a.employee_id where e.external_id = 'E1' order by 1`;
    // The roster has Eva in Sales from her hire on 2015-01-01.
    const known = [
      { from: '2012-01-01', department: null },
      { from: '2016-01-01', department: 'Sales' },
    ];
    expect(await test.db.rows(departments)).toEqual(known);
    expect((await importTexts(test.db, files)).changes).toBe(0);
    expect((await importTexts(test.db, { 'dated.csv': dated })).changes).toBe(0);
    expect(await test.db.rows(departments)).toEqual(known);
  });

  it('a roster that places somebody otherwise than dated assignments of its day says so, and does not move them', async () => {
    const dated = csv(`
      employee_id,manager_id,from,to
      E1,B1,2015-01-01,2018-01-01
      E1,B2,2018-01-01,`);
    await importTexts(test.db, { 'staff.csv': roster('2020-01-31', 'B2'), 'dated.csv': dated });
    const before = await eva();
    const same = await load(roster('2020-01-31', 'B2'));
    const receipt = await load(roster('2020-01-31', 'B1'));
    expect(receipt.changes).toBe(0);
    expect(receipt.notices.filter(isTold).map(({ reason }) => reason)).toEqual([
      '1 person stands otherwise in dated assignments, which stay as they are (Eva: manager): correct them in a file of assignments; if this file is of a later day than 2020-01-31, give it ("asOf")',
    ]);
    expect(same.notices.filter(isTold)).toEqual([]);
    expect(await eva()).toEqual(before);
    const dayAfter = await load(roster('2020-01-31', 'B1'), { mapping: { asOf: '2020-02-29' } });
    expect(dayAfter.notices.filter(isTold)).toEqual([]);
    expect((await eva()).at(-1)).toEqual({ manager: 'B1', from: '2020-02-29', to: '' });
  });

  it.each(['B1', 'B2'])(
    'a dated assignment that was over stays so; a later roster that names %s begins another on its as-of day',
    async (manager) => {
      const dated = csv(`
      employee_id,manager_id,from,to
      E1,B1,2015-01-01,2018-01-01`);
      await importTexts(test.db, { 'staff.csv': roster('2020-01-31', 'B1'), 'dated.csv': dated });
      const told = (await load(roster('2020-01-31', 'B1'))).notices.filter(isTold);
      expect(told.map(({ reason }) => reason)).toEqual([expect.stringContaining('(Eva: over since 2018-01-01)')]);
      const later = roster('2020-02-29', manager);
      expect(await load(later)).toMatchObject({ files: [{ changed: 1, unchanged: 2 }] });
      const both = [
        { manager: 'B1', from: '2015-01-01', to: '2018-01-01' },
        { manager, from: '2020-02-29', to: '' },
      ];
      expect(await eva()).toEqual(both);
      expect((await load(later)).changes).toBe(0);
      expect((await importTexts(test.db, { 'dated.csv': dated })).changes).toBe(0);
      expect(await eva()).toEqual(both);
    },
  );

  it('overlapping assignments end where the next begins, and ends that are last days are read as such', async () => {
    await load(roster('2020-01-31', 'B1'));
    const overlap = csv(`
      employee_id,manager_id,from,to
      E1,B1,2015-01-01,2018-06-01
      E1,B2,2018-01-01,`);
    const receipt = await importTexts(test.db, { 'dated.csv': overlap });
    expect(receipt.notices.map(({ reason }) => reason)).toContain(
      'overlaps the assignment that begins on 2018-01-01: ended there',
    );
    expect(await eva()).toMatchObject([{ to: '2018-01-01' }, { to: '' }]);
    const lastDays = overlap.replace('2018-06-01', '2017-12-31');
    const again = await importTexts(test.db, { 'dated.csv': lastDays });
    expect(again.notices.map(({ reason }) => reason)).toContain(
      'the ends are last days (the next assignment begins a day later): read as the day after',
    );
    expect(again.changes).toBe(0);
  });

  it('a deal with another owner in a later file is handed over on that file’s day', async () => {
    await load(roster('2020-01-31', 'B1'));
    await importTexts(test.db, { 'deals.csv': deals('E1', '2019-12-31') });
    const receipt = await importTexts(test.db, { 'deals.csv': deals('B1', '2020-01-31') });
    expect(receipt.files).toMatchObject([{ changed: 1, unchanged: 1 }]);
    const handed = sql`select c.deal_id, c.changed_on, f.external_id as "from", t.external_id as "to" from deal_owner_changes c
      join employees f on f.employee_id = c.from_employee_id join employees t on t.employee_id = c.to_employee_id`;
    expect(await test.db.rows(handed)).toEqual([{ deal_id: 'D1', changed_on: '2020-01-31', from: 'E1', to: 'B1' }]);
    const older = await importTexts(test.db, { 'deals.csv': deals('E1', '2019-12-31') });
    expect(older.changes).toBe(0);
    expect(await test.db.rows(handed)).toHaveLength(1);
  });
});
