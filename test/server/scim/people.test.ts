import { tmpdir } from 'node:os';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ownerScope } from '#server/access/scope.ts';
import { runCommand } from '#server/commands/runCommand.ts';
import { REPORTS } from '#server/commands/reports.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { importHistory, undoImport } from '#server/ingest/index.ts';
import type { TurnoverResponse } from '#shared/contract/turnover.ts';
import { databases, type TestEngine } from '#test/databases/databases.ts';
import { keptTerminal } from '../commands/keptTerminal.ts';
import { csv, importTexts } from '../ingest/tryOut.ts';
import { ENTERPRISE, provider, type Provider } from './provider.ts';

interface Spell {
  name: string;
  manager: string | null;
  role: string | null;
  from: string | null;
  to: string | null;
}

async function spells({ database }: Provider, name: string): Promise<Spell[]> {
  const everybody = await database.db.orm.query.employees.findMany();
  const named = new Map(everybody.map((each) => [each.employeeId, each.name]));
  const rows = await database.db.orm.query.assignments.findMany();
  return rows
    .filter(({ employeeId }) => named.get(employeeId) === name)
    .map(({ managerId, role, startsOn, endsOn }) => ({
      name,
      manager: managerId === null ? null : (named.get(managerId) ?? null),
      role,
      from: startsOn,
      to: endsOn,
    }))
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
}

async function stays({ database }: Provider, name: string) {
  const [person] = (await database.db.orm.query.employees.findMany()).filter((each) => each.name === name);
  const rows = await database.db.orm.query.employments.findMany();
  return rows
    .filter(({ employeeId }) => employeeId === person.employeeId)
    .sort((a, b) => a.employmentNo - b.employmentNo)
    .map(({ hiredOn, leftOn, exitType }) => [hiredOn, leftOn, exitType]);
}

async function turnover({ database }: Provider): Promise<TurnoverResponse> {
  const facts = inlineFacts(database.db);
  const snapshot = await facts.refresh();
  const context = {
    snapshot,
    scope: ownerScope('test'),
    compareExits: (request: Parameters<typeof facts.compareExits>[1]) => facts.compareExits(snapshot, request),
  };
  return (await REPORTS.turnover(context, { by: 'manager' })).value as TurnoverResponse;
}

describe.each(databases)('people by SCIM ($name)', (engine: TestEngine) => {
  let scim: Provider;
  beforeEach(async () => {
    await scim?.close();
    scim = await provider(engine);
  });
  afterAll(() => scim.close());
  const off = (id: string) => scim.patch(id, { op: 'replace', path: 'active', value: false });
  const on = (id: string) => scim.patch(id, { op: 'replace', path: 'active', value: true });

  it('are known from the day the provider first speaks of them; nobody says when they were hired', async () => {
    const ann = await scim.user({ userName: 'ann', displayName: 'Lee, Ann' });
    await scim.user({
      userName: 'bo',
      displayName: 'Bo Ek',
      title: 'Seller',
      [ENTERPRISE]: { manager: { value: ann } },
    });
    expect(await stays(scim, 'Bo Ek')).toEqual([[null, null, null]]);
    expect(await spells(scim, 'Bo Ek')).toEqual([
      { name: 'Bo Ek', manager: 'Ann Lee', role: 'Seller', from: '2026-01-10', to: null },
    ]);
  });

  it('who change their manager are with the old one up to that day, and once more that day puts it right', async () => {
    const [ann, cy] = [
      await scim.user({ userName: 'ann', displayName: 'Ann Lee' }),
      await scim.user({ userName: 'cy', displayName: 'Cy Dahl' }),
    ];
    const bo = await scim.user({ userName: 'bo', displayName: 'Bo Ek', [ENTERPRISE]: { manager: { value: ann } } });
    scim.on('2026-03-01');
    await scim.patch(bo, { op: 'replace', path: `${ENTERPRISE}:manager`, value: cy });
    await scim.patch(bo, { op: 'replace', path: 'title', value: 'Lead' });
    expect(await spells(scim, 'Bo Ek')).toEqual([
      { name: 'Bo Ek', manager: 'Ann Lee', role: null, from: '2026-01-10', to: '2026-03-01' },
      { name: 'Bo Ek', manager: 'Cy Dahl', role: 'Lead', from: '2026-03-01', to: null },
    ]);
  });

  it('report up a chain, whatever order they come in: a manager named first is a placeholder until their own account', async () => {
    await scim.user({
      userName: 'bo',
      displayName: 'Bo Ek',
      [ENTERPRISE]: { manager: { value: 'dir-7', displayName: 'Ann Lee' } },
    });
    const waiting = (await scim.database.db.orm.query.employees.findMany()).filter((each) => each.placeholder);
    expect(waiting.map(({ externalId, name }) => [externalId, name])).toEqual([['scim:dir-7', 'Ann Lee']]);
    const ann = await scim.user({
      userName: 'ann',
      externalId: 'dir-7',
      displayName: 'Ann Lee',
      [ENTERPRISE]: { manager: { value: 'eva@example.com' } },
    });
    await scim.user({ userName: 'eva@example.com', displayName: 'Eva Roth', [ENTERPRISE]: { employeeNumber: '1' } });
    const people = await scim.database.db.orm.query.employees.findMany();
    const sorted = people.toSorted((a, b) => a.name.localeCompare(b.name));
    expect(sorted.map(({ name, placeholder, externalId }) => [name, placeholder, externalId])).toEqual([
      ['Ann Lee', false, 'scim:dir-7'],
      ['Bo Ek', false, 'scim:bo'],
      ['Eva Roth', false, '1'],
    ]);
    expect((await spells(scim, 'Bo Ek')).map(({ manager }) => manager)).toEqual(['Ann Lee']);
    expect((await spells(scim, 'Ann Lee')).map(({ manager }) => manager)).toEqual(['Eva Roth']);
    expect((await scim.send('GET', `/Users/${ann}`)).body[ENTERPRISE]).toMatchObject({
      manager: { displayName: 'Eva Roth' },
    });
  });

  it('who are switched off have left that day, for no known reason, and the report of turnover counts it', async () => {
    const ann = await scim.user({ userName: 'ann', displayName: 'Ann Lee' });
    const ids = [];
    for (let i = 1; i <= 4; i += 1)
      ids.push(
        await scim.user({ userName: `s${i}`, displayName: `Seller ${i}`, [ENTERPRISE]: { manager: { value: ann } } }),
      );
    scim.on('2026-07-10');
    await off(ids[0]);
    expect(await stays(scim, 'Seller 1')).toEqual([[null, '2026-07-10', 'unknown']]);
    const { rows } = await turnover(scim);
    const team = rows.find(({ manager }) => manager?.name === 'Ann Lee');
    // Four people for 181 days, 10 January up to 10 July.
    expect(team).toMatchObject({ exits: 1, exitsByType: { unknown: 1 } });
    expect(team?.personYears).toBeCloseTo((4 * 181) / 365.25, 2);
    if (scim.database.url === undefined) return;
    const terminal = keptTerminal(scim.now());
    const environment = { DATABASE_URL: scim.database.url, BELLWETHER_DATA: tmpdir() };
    expect(
      await runCommand(['report', 'turnover', '--format', 'json'], { environment, projectFolder: '', terminal }),
    ).toBe(0);
    expect(terminal.stdout).toContain('"unknown": 1');
  });

  it('who are switched on again the same day never left; on a later day they begin anew where they were', async () => {
    const ann = await scim.user({ userName: 'ann', displayName: 'Ann Lee' });
    const bo = await scim.user({ userName: 'bo', displayName: 'Bo Ek', [ENTERPRISE]: { manager: { value: ann } } });
    scim.on('2026-02-01');
    await off(bo);
    await on(bo);
    expect(await stays(scim, 'Bo Ek')).toEqual([[null, null, null]]);
    expect(await spells(scim, 'Bo Ek')).toMatchObject([{ from: '2026-01-10', to: null }]);
    await off(bo);
    scim.on('2026-05-01');
    await on(bo);
    expect(await stays(scim, 'Bo Ek')).toEqual([
      [null, '2026-02-01', 'unknown'],
      ['2026-05-01', null, null],
    ]);
    expect(await spells(scim, 'Bo Ek')).toMatchObject([
      { manager: 'Ann Lee', from: '2026-01-10', to: '2026-02-01' },
      { manager: 'Ann Lee', from: '2026-05-01', to: null },
    ]);
  });

  it('whose account is deleted have left, are not found any more, and may come back', async () => {
    const bo = await scim.user({ userName: 'bo', externalId: 'b', displayName: 'Bo Ek' });
    scim.on('2026-02-01');
    expect((await scim.send('DELETE', `/Users/${bo}`)).status).toBe(204);
    expect((await scim.send('GET', `/Users/${bo}`)).status).toBe(404);
    expect((await scim.send('DELETE', `/Users/${bo}`)).status).toBe(404);
    expect((await scim.send('GET', '/Users')).body.totalResults).toBe(0);
    expect(await stays(scim, 'Bo Ek')).toEqual([[null, '2026-02-01', 'unknown']]);
    scim.on('2026-06-01');
    expect(await scim.user({ userName: 'bo', externalId: 'b', displayName: 'Bo Ek' })).toBe(bo);
    expect(await stays(scim, 'Bo Ek')).toEqual([
      [null, '2026-02-01', 'unknown'],
      ['2026-06-01', null, null],
    ]);
  });

  it('who are made switched off are not employed until they are switched on', async () => {
    const ann = await scim.user({ userName: 'ann', displayName: 'Ann Lee' });
    const bo = await scim.user({
      userName: 'bo',
      displayName: 'Bo Ek',
      active: false,
      title: 'Seller',
      [ENTERPRISE]: { manager: { value: ann } },
    });
    expect([await stays(scim, 'Bo Ek'), await spells(scim, 'Bo Ek')]).toEqual([[], []]);
    scim.on('2026-02-01');
    await on(bo);
    expect(await stays(scim, 'Bo Ek')).toEqual([['2026-02-01', null, null]]);
    expect(await spells(scim, 'Bo Ek')).toMatchObject([{ manager: 'Ann Lee', role: 'Seller', from: '2026-02-01' }]);
  });

  it('change nothing and leave no import behind when the same is said again', async () => {
    const ann = await scim.user({ userName: 'ann', displayName: 'Ann Lee' });
    const whole = {
      userName: 'bo',
      displayName: 'Bo Ek',
      title: 'Seller',
      active: true,
      [ENTERPRISE]: { department: 'Sales', manager: { value: ann } },
    };
    const bo = await scim.user(whole);
    const before = [await scim.version(), (await importHistory(scim.database.db)).imports.length];
    scim.on('2026-04-01');
    for (let i = 0; i < 2; i += 1) {
      expect((await scim.send('PUT', `/Users/${bo}`, whole)).status).toBe(200);
      expect((await scim.patch(bo, { op: 'replace', path: `${ENTERPRISE}:manager`, value: ann })).status).toBe(200);
      expect((await on(bo)).status).toBe(200);
    }
    expect([await scim.version(), (await importHistory(scim.database.db)).imports.length]).toEqual(before);
    expect((await scim.send('POST', '/Users', whole)).status).toBe(409);
  });

  it('are each an import that tells who asked, and the latest can be undone', async () => {
    const bo = await scim.user({ userName: 'bo', displayName: 'Bo Ek' });
    scim.on('2026-02-01');
    await off(bo);
    const { imports } = await importHistory(scim.database.db);
    expect(
      imports.map(({ actor, files }) => [actor, files[0].kind, files[0].asOf, files[0].new, files[0].changed]),
    ).toEqual([
      [`SCIM (token ${scim.token.tokenId})`, 'scim', '2026-02-01', 0, 1],
      [`SCIM (token ${scim.token.tokenId})`, 'scim', '2026-01-10', 1, 0],
    ]);
    const undo = () => undoImport(scim.database.db, { importId: undefined, actor: 'test', now: scim.now() });
    await undo();
    expect(await stays(scim, 'Bo Ek')).toEqual([[null, null, null]]);
    expect((await scim.send('GET', `/Users/${bo}`)).body['active']).toBe(true);
    await undo();
    expect((await scim.send('GET', '/Users')).body.totalResults).toBe(0);
  });

  it('of a roster are the same people, by employee number or e-mail address, and keep its dates', async () => {
    await importTexts(scim.database.db, {
      'staff.csv': csv(`
        Employee ID,Name,Email,Manager ID,Job Title,Hire Date,Exit Date,Exit Type
        1,Ann Lee,ann@example.com,,Manager,2020-01-05,,
        2,Bo Ek,bo@example.com,1,Seller,2021-05-04,,
        3,Cy Dahl,cy@example.com,1,Seller,2022-05-04,2025-11-30,resignation`),
    });
    expect((await scim.send('GET', '/Users')).body.totalResults).toBe(0);
    const ann = await scim.user({ userName: 'alee', displayName: 'Ann Lee', [ENTERPRISE]: { employeeNumber: '1' } });
    const bo = await scim.user({
      userName: 'bo@example.com',
      displayName: 'Bo Ek',
      title: 'Seller',
      [ENTERPRISE]: { manager: { value: ann } },
    });
    const cy = await scim.send('POST', '/Users', { userName: 'cy@example.com', displayName: 'Cy Dahl' });
    expect(cy.status).toBe(201);
    expect((await scim.database.db.orm.query.employees.findMany()).length).toBe(3);
    expect(await stays(scim, 'Bo Ek')).toEqual([['2021-05-04', null, null]]);
    expect(await stays(scim, 'Cy Dahl')).toEqual([['2022-05-04', '2025-11-30', 'voluntary']]);
    const { imports } = await importHistory(scim.database.db);
    expect(imports.length).toBe(4);
    scim.on('2026-03-01');
    await off(bo);
    expect(await stays(scim, 'Bo Ek')).toEqual([['2021-05-04', '2026-03-01', 'unknown']]);
    expect(await spells(scim, 'Bo Ek')).toMatchObject([{ manager: 'Ann Lee', from: '2021-05-04', to: '2026-03-01' }]);
  });

  it('get hire date and kind of exit from a roster of a later day, and change managers in it no more than it says', async () => {
    const ann = await scim.user({ userName: 'ann', displayName: 'Ann Lee', [ENTERPRISE]: { employeeNumber: '1' } });
    const number = (employeeNumber: string) => ({ [ENTERPRISE]: { employeeNumber, manager: { value: ann } } });
    const bo = await scim.user({ userName: 'bo', displayName: 'Bo Ek', ...number('2') });
    await scim.user({ userName: 'cy@example.com', displayName: 'Cy Dahl', emails: [{ value: 'cy@example.com' }] });
    scim.on('2026-03-01');
    await off(bo);
    const roster = csv(`
      Employee ID,Name,Email,Manager ID,Hire Date,Exit Date,Exit Type
      1,Ann Lee,,,2020-01-05,,
      2,Bo Ek,,1,2021-05-04,2026-02-27,resignation
      3,Cy Dahl,cy@example.com,1,2022-05-04,,`);
    await importTexts(
      scim.database.db,
      { 'staff.csv': roster },
      { confirmExits: true, mapping: { asOf: '2026-03-02' } },
    );
    expect((await scim.database.db.orm.query.employees.findMany()).map(({ externalId }) => externalId)).toHaveLength(3);
    expect(await stays(scim, 'Bo Ek')).toEqual([['2021-05-04', '2026-02-27', 'voluntary']]);
    expect(await stays(scim, 'Cy Dahl')).toEqual([['2022-05-04', null, null]]);
    expect(await spells(scim, 'Bo Ek')).toMatchObject([{ manager: 'Ann Lee', from: '2026-01-10', to: '2026-02-27' }]);
    expect((await spells(scim, 'Cy Dahl')).at(-1)).toMatchObject({ manager: 'Ann Lee', from: '2026-03-02', to: null });
  });
});
