import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importHistory, saveAccount, scimId, undoImport, undoPlan } from '#server/ingest/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts, NOW } from './tryOut.ts';

const STAFF = csv(`
  employee_id,name,email,manager_id,hire_date
  1,Ann Lee,ann@example.com,,2020-01-05
  2,Bo Ek,bo@example.com,1,2021-05-04`);
const MORE = csv(`
  employee_id,name,email,manager_id,hire_date
  3,Cy Dahl,cy@example.com,,2022-05-04`);
const BO_LATER = STAFF.replace('2021-05-04', '2021-06-04');

describe.each(databases)('the order in which imports are undone, on $name', (engine) => {
  let test: TestDatabase;
  const load = async (name: string, text: string, dryRun = false) =>
    (await importTexts(test.db, { [name]: text }, { dryRun, mapping: { asOf: '2026-01-10' } })).importId!;
  const undo = (importId?: number, agreed: number[] = []) =>
    undoImport(test.db, { importId, agreed, actor: 'test', now: NOW });
  /** What an identity provider says of somebody; without an id, of a new account. */
  const say = async (change: Parameters<typeof saveAccount>[1]['change'], employeeId?: number) =>
    (await saveAccount(test.db, { employeeId, change, actor: 'provider', now: NOW }))!.employeeId;
  const names = async () =>
    (await test.db.rows<{ name: string }>(sql`select name from employees order by name`)).map((e) => e.name);
  const standing = async () =>
    (await importHistory(test.db)).imports.filter((e) => e.undoneAt === undefined).map((e) => e.importId);
  beforeEach(async () => {
    test = await engine.open();
  });
  afterEach(() => test.close());

  it('passes over those that stored nothing, which go with the one before them', async () => {
    const first = await load('staff.csv', STAFF);
    const second = await load('more.csv', MORE);
    const again = await load('more again.csv', MORE);
    expect(await undo()).toEqual({ importId: second, removed: 1, restored: 0, also: [again] });
    expect(await names()).toEqual(['Ann Lee', 'Bo Ek']);
    expect(await standing()).toEqual([first]);
  });

  it('lets an import that stored nothing go by itself', async () => {
    const first = await load('staff.csv', STAFF);
    const again = await load('staff again.csv', STAFF);
    const more = await load('more.csv', MORE);
    expect(await undo(again)).toEqual({ importId: again, removed: 0, restored: 0, also: [] });
    expect(await standing()).toEqual([more, first]);
  });

  it('can go back to an older one in one go, when those in its way are agreed to', async () => {
    const first = await load('staff.csv', STAFF);
    const moved = await load('staff later.csv', BO_LATER);
    const more = await load('more.csv', MORE);
    await expect(undo(first)).rejects.toThrow(
      `Undo import ${more} first, or ${first} and the 2 in its way (${moved}, ${more}) at once (bellwether undo --back-to ${first}).`,
    );
    await expect(undo(first, [more])).rejects.toThrow(`Undo import ${moved} first`);
    expect(await standing()).toEqual([more, moved, first]);
    expect(await undo(first, [moved, more])).toEqual({ importId: first, removed: 3, restored: 1, also: [moved, more] });
    expect(await names()).toEqual([]);
    expect(await standing()).toEqual([]);
  });

  it('is not held up by what an identity provider said of other people since, which stays', async () => {
    await load('staff.csv', STAFF);
    const more = await load('more.csv', MORE);
    const bo = await say({ userName: 'bo@example.com', name: 'Bo Ek' });
    await say({ title: 'Seller' }, bo);
    const requests = (await standing()).filter((id) => id > more);
    expect(await undoPlan(test.db, more)).toEqual({ importId: more, inTheWay: [], idle: [] });
    await undo(more);
    expect(await names()).toEqual(['Ann Lee', 'Bo Ek']);
    expect((await standing()).filter((id) => id > more)).toEqual(requests);
    const [{ title }] = await test.db.rows<{ title: string }>(
      sql`select title from scim_accounts where employee_id = ${bo}::bigint`,
    );
    expect(title).toBe('Seller');
  });

  it('is held up by what an identity provider said since of one of its people, or of somebody under one', async () => {
    await load('staff.csv', STAFF);
    const more = await load('more.csv', MORE);
    const cy = await say({ userName: 'cy@example.com', name: 'Cy Dahl' });
    const [account] = await standing();
    const dee = await say({ userName: 'dee', name: 'Dee Fox' });
    const [alone] = await standing();
    await say({ manager: { value: scimId(cy) } }, dee);
    const [under] = await standing();
    const plan = await undoPlan(test.db, more);
    expect(plan.inTheWay).toEqual([account, under]);
    await expect(undo(more)).rejects.toThrow(`Undo import ${under} first`);
    await undo(more, plan.inTheWay);
    expect(await names()).toEqual(['Ann Lee', 'Bo Ek', 'Dee Fox']);
    expect((await standing())[0]).toBe(alone);
  });

  it('counts imports only, not what was looked at before them or asked for in vain', async () => {
    const first = await load('staff.csv', STAFF);
    await load('more.csv', MORE, true);
    const bo = await say({ userName: 'bo@example.com', name: 'Bo Ek' });
    await say({ name: 'Bo Ek' }, bo);
    expect(await load('more.csv', MORE)).toBe(first + 2);
  });
});
