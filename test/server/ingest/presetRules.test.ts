import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recognise } from '#server/ingest/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importPaths, importTexts, NOW } from './tryOut.ts';

const PEOPLE = join('test', 'cases', 'people.csv');
const sampleOf = (name: string) => join('test', 'cases', 'presets', `${name}.csv`);
const textOf = (name: string) => readFile(sampleOf(name), 'utf8');

describe.each(databases)('what presets do to a file, on $name', (engine) => {
  let test: TestDatabase;
  const rows = (query: string) => test.db.rows(sql.raw(query));
  const recognised = async (text: string, name = 'file.csv') => {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-test-'));
    try {
      const path = join(folder, name);
      await writeFile(path, text);
      return await recognise({ path, name }, { db: test.db, now: NOW });
    } finally {
      await rm(folder, { recursive: true });
    }
  };
  beforeAll(async () => {
    test = await engine.open();
    await importPaths(test.db, [PEOPLE]);
  });
  afterAll(() => test.close());

  it('the users of a CRM are the employees of the HR records, by employee id, e-mail or name', async () => {
    const { notices, employees } = await importPaths(test.db, [sampleOf('salesforce-user')]);
    expect(employees).toMatchObject({ new: 1, placeholders: 0 });
    expect(notices.map(({ reason }) => reason)).toContain('1 row is left out: the user is not one of your own people');
    const known = await rows(`select e.external_id as employee, o.other_id as "otherId" from employee_other_ids o
      join employees e on e.employee_id = o.employee_id order by 1`);
    expect(known).toEqual([
      { employee: 'B1', otherId: 'salesforce:0055g00000AAAA1' },
      { employee: 'E1', otherId: 'salesforce:0055g00000AAAA2' },
      { employee: 'E2', otherId: 'salesforce:0055g00000AAAA3' },
    ]);
  });

  it('its deals, meetings, participants, quotas and changes of owner are theirs; deleted rows, child events and other fields stay out', async () => {
    const names = ['opportunity', 'event', 'event-relation', 'task', 'forecasting-quota', 'opportunity-field-history'];
    await importPaths(
      test.db,
      names.map((name) => sampleOf(`salesforce-${name}`)),
    );
    expect(
      await rows(
        `select d.deal_id, e.external_id as owner, d.stage from deals d join employees e using (employee_id) order by 1`,
      ),
    ).toEqual([
      { deal_id: '0065g00000OPP01AAA', owner: 'E1', stage: 'won' },
      { deal_id: '0065g00000OPP02AAA', owner: 'E2', stage: 'lost' },
      { deal_id: '0065g00000OPP03AAA', owner: 'salesforce:0055g00000AAAA4', stage: 'open' },
    ]);
    // One event of Ben's with Ada invited, one of Cy's, one call of Ben's: the child event and the declined guest are not there.
    expect(
      await rows(
        `select p.activity_id, e.external_id as person, p.kind from activity_participants p join employees e using (employee_id) order by 1, 2`,
      ),
    ).toEqual([
      { activity_id: '00T5g0000001AAA', person: 'E1', kind: 'call' },
      { activity_id: '00U5g0000001AAA', person: 'B1', kind: 'meeting' },
      { activity_id: '00U5g0000001AAA', person: 'E1', kind: 'meeting' },
      { activity_id: '00U5g0000003AAA', person: 'E2', kind: 'meeting' },
    ]);
    // The history writes each change twice, by name and by id: one fact.
    expect(
      await rows(`select c.deal_id, f.external_id as "from", t.external_id as "to" from deal_owner_changes c
      join employees f on f.employee_id = c.from_employee_id join employees t on t.employee_id = c.to_employee_id order by 1`),
    ).toEqual([
      { deal_id: '0065g00000OPP01AAA', from: 'E2', to: 'E1' },
      { deal_id: '0065g00000OPP02AAA', from: 'E1', to: 'B1' },
    ]);
    expect(await rows(`select count(*)::int as quotas, sum(amount) as amount from quotas`)).toEqual([
      { quotas: 3, amount: 30_000 },
    ]);
  });

  it('quotas that all begin quarters count a third in each month; of two kinds of forecast a person says which one', async () => {
    const header = 'QuotaOwnerId,QuotaAmount,StartDate,ForecastingTypeId';
    const owner = '0055g00000AAAA3AAA';
    const two = csv(`
      ${header}
      ${owner},300,2021-01-01,A
      ${owner},600,2021-04-01,A
      ${owner},77,2021-04-01,B`);
    expect((await recognised(two)).questions).toEqual([
      'Column "ForecastingTypeId" holds A, B, which are never added up: say which one counts with {"only":{"ForecastingTypeId":"A"}}.',
    ]);
    await expect(importTexts(test.db, { 'quotas.csv': two }, { unasked: true })).rejects.toThrow(
      'say which one counts',
    );
    await importTexts(test.db, { 'quotas.csv': two }, { unasked: true, mapping: { only: { ForecastingTypeId: 'A' } } });
    const stored = await rows(`select month, amount from quotas where month >= '2021-01-01' order by 1`);
    expect(stored).toEqual([100, 100, 100, 200, 200, 200].map((amount, i) => ({ month: `2021-0${i + 1}-01`, amount })));
    expect((await importTexts(test.db, { 'quotas.csv': two }, { unasked: true })).changes).toBe(0);
    const one = csv(`
      ${header}
      ${owner},300,2022-01-01,A`);
    expect(
      (await recognised(one.replace(',ForecastingTypeId', ',ForecastingTypeId,Id').replace(',A', ',A,1'))).questions,
    ).toEqual([
      'All quotas begin on one day: say whether they are for a month or a quarter with "quotaMonths": 1 or 3.',
    ]);
  });

  it('a meeting that lists its participants in one cell is one meeting of all of them', async () => {
    await importPaths(test.db, [sampleOf('hubspot-owners')]);
    const receipt = await importPaths(test.db, [sampleOf('hubspot-meetings')]);
    expect(receipt.files).toMatchObject([{ rows: 2, new: 2 }]);
    expect(
      await rows(`select e.external_id as person from activity_participants p join employees e using (employee_id)
      where p.activity_id = '3416212401' order by 1`),
    ).toEqual([{ person: 'B1' }, { person: 'E1' }]);
  });

  it('deals imported before anybody knew whose id that is become their owner’s when they are imported again, and nobody took them over', async () => {
    const deals = csv(`
      Id,OwnerId,StageName,CloseDate,IsWon,Amount
      0065g00000OPP77AAA,0055g00000BBBB1AAA,Closed Won,2025-02-28,true,10`);
    const users = csv(`
      Id,Username,Name,Email,ManagerId,EmployeeNumber
      0055g00000BBBB1AAA,di@sf.example,Di Closer,di@firm.example,,E3`);
    const owner = `select e.external_id as owner from deals d join employees e using (employee_id) where d.deal_id = '0065g00000OPP77AAA'`;
    await importTexts(test.db, { 'deals.csv': deals });
    expect(await rows(owner)).toEqual([{ owner: 'salesforce:0055g00000BBBB1' }]);
    const { notices } = await importTexts(test.db, { 'users.csv': users });
    expect(notices.map(({ reason }) => reason)).toContain(
      'Di Closer was known by the id alone as an owner of deals: import those deals again, and they are theirs',
    );
    await importTexts(test.db, { 'deals.csv': deals });
    expect(await rows(owner)).toEqual([{ owner: 'E3' }]);
    expect(await rows(`select * from deal_owner_changes where deal_id = '0065g00000OPP77AAA'`)).toEqual([]);
    expect((await importTexts(test.db, { 'users.csv': users, 'deals.csv': deals })).changes).toBe(0);
  });

  it('two users of one name are two people; a roster that comes later gives them their employee ids', async () => {
    const users = csv(`
      id,emailAddress,active,firstName,lastName,managerId
      501,jo.north@twin.example,true,Jo,Ek,
      502,jo.south@twin.example,true,Jo,Ek,501`);
    await importTexts(test.db, { 'users.csv': users });
    const roster = csv(`
      employee_id,name,email,hire_date,exit_date
      T1,Jo Ek,jo.north@twin.example,2024-02-13,
      T2,Jo Ek,jo.south@twin.example,2024-03-01,2025-01-31`);
    await importTexts(test.db, { 'roster.csv': roster });
    expect(
      await rows(`select e.external_id as employee, o.other_id as "otherId" from employees e
        join employee_other_ids o using (employee_id) where e.name = 'Jo Ek' order by 1`),
    ).toEqual([
      { employee: 'T1', otherId: 'gong:501' },
      { employee: 'T2', otherId: 'gong:502' },
    ]);
  });

  it('participants of a meeting nobody knows are rejected', async () => {
    const receipt = await importTexts(test.db, {
      'relations.csv': csv(`
      EventId,RelationId
      00U5g0000001AAA,0055g00000AAAA1AAA
      00U5g0000099AAA,0055g00000AAAA1AAA`),
    });
    expect(receipt.notices.filter(({ rejected }) => rejected)).toMatchObject([
      { line: 3, reason: 'the meeting 00U5g0000099AAA is not known: import the meetings too' },
    ]);
  });

  it('answers keep the key of their question, with the dimension of its text; names, e-mail and addresses are stored nowhere', async () => {
    await importPaths(test.db, [sampleOf('qualtrics-responses'), sampleOf('surveymonkey-responses')]);
    expect(
      await rows(
        `select s.name, i.item, i.dimension from survey_items i join surveys s using (survey_id) order by 1, 2`,
      ),
    ).toEqual([
      { name: 'qualtrics-responses', item: 'QID1', dimension: 'support' },
      { name: 'qualtrics-responses', item: 'QID2', dimension: 'exhaustion' },
      { name: 'surveymonkey-responses', item: 'How far do you agree? – I feel worn out', dimension: 'exhaustion' },
      {
        name: 'surveymonkey-responses',
        item: 'How far do you agree? – I get the support I need',
        dimension: 'support',
      },
      { name: 'surveymonkey-responses', item: 'My manager is fair', dimension: 'fairness' },
    ]);
    const stored = JSON.stringify([
      await rows('select * from survey_answers'),
      await rows('select * from survey_waves'),
      await rows('select * from import_notices'),
    ]);
    expect(stored).not.toMatch(/ben@firm|192\.0\.2|59\.9|R_1aaa|Nothing, thanks/);
  });

  it('a header whose second row was deleted is still the system’s', async () => {
    const lines = (await textOf('successfactors-user')).split('\n');
    const found = await recognised([lines[0], ...lines.slice(2)].join('\n'));
    expect(found).toMatchObject({ whyKind: 'SAP SuccessFactors user file', rows: 3 });
    const both = await recognised(lines.join('\n'));
    expect(both).toMatchObject({ whyKind: 'SAP SuccessFactors user file', rows: 3 });
  });

  it.each([
    ['Deal - ID,Deal - Titel,Deal - Wert,Deal - Besitzer,Deal - Phase,Deal - Status,Deal - Deal erstellt', 'Gewonnen'],
    [
      'Trato - ID,Trato - Título,Trato - Valor,Trato - Propietario,Trato - Etapa,Trato - Estado,Trato - Trato creado',
      'Ganado',
    ],
    [
      'Negócio - ID,Negócio - Título,Negócio - Valor,Negócio - Proprietário,Negócio - Etapa,Negócio - Status,Negócio - Negócio criado em',
      'Ganho',
    ],
    ['Deal - ID,Deal - Title,Deal - Value,Deal - Owner,Deal - Stage,Deal - Status,Deal - Deal created', 'Won'],
  ])('headers of other languages are known: %s', async (header, won) => {
    const found = await recognised(`${header}\n1,Plan,10,Ben Rep,Angebot,${won},2020-01-02 08:00:00\n`);
    expect(found).toMatchObject({ whyKind: 'Pipedrive deals', questions: [] });
    expect(found.mapping.columns).toContainEqual(expect.objectContaining({ field: 'stage', values: { [won]: 'won' } }));
  });

  it('a mapping may keep to the rows of one value in any file, of a column there is', async () => {
    const text = csv(`
      employee_id,month,amount,plan
      E1,2023-01,5,A
      E1,2023-01,7,B`);
    const receipt = await importTexts(test.db, { 'plan.csv': text }, { mapping: { only: { plan: 'B' } } });
    expect(receipt.files).toMatchObject([{ rows: 1, new: 1 }]);
    expect(await rows(`select amount from quotas where month = '2023-01-01'`)).toEqual([{ amount: 7 }]);
    await expect(importTexts(test.db, { 'plan.csv': text }, { mapping: { only: { plans: 'B' } } })).rejects.toThrow(
      'plan.csv has no column "plans". Is "plan" meant?',
    );
  });

  it('a mapping may say that a file is read without its preset, and none may name another', async () => {
    const path = sampleOf('bamboohr-report');
    const file = { path, name: 'report.csv' };
    const { mapping } = await recognise(file, { db: test.db, now: NOW });
    const plain = await recognise(file, { db: test.db, now: NOW, mapping: { ...mapping, preset: undefined } });
    expect(plain.mapping.preset).toBeUndefined();
    await expect(
      recognise(file, { db: test.db, now: NOW, mapping: { ...mapping, preset: 'workday-raas' } }),
    ).rejects.toThrow('report.csv has not the header of the preset "workday-raas"');
  });
});

/** Read as a roster or as deals they would do harm. */
const NOT_OURS = [
  'salesforce/sf_account_data.csv',
  'salesforce/sf_user_role_data.csv',
  'workday/workday_organization_data.csv',
  'workday/workday_person_name_data.csv',
  'hubspot/team_data.csv',
];
const VENDOR = '../shared/data/vendor';
const FILES: Record<string, string> = {
  'workday/workday_worker_history_data.csv': 'workday-worker-history',
  'workday/workday_worker_position_history_data.csv': 'workday-position-history',
  'salesforce/sf_user_data.csv': 'salesforce-user',
  'salesforce/sf_opportunity_data.csv': 'salesforce-opportunity',
  'salesforce/sf_opportunity_history_data.csv': 'salesforce-opportunity',
  'salesforce/sf_event_data.csv': 'salesforce-event',
  'salesforce/sf_task_data.csv': 'salesforce-task',
  'hubspot/owner_data.csv': 'hubspot-owners',
  'hubspot/deal_data.csv': 'hubspot-deal-rows',
  'qualtrics_exports/three_header_rows.csv': 'qualtrics-responses',
  'qualtrics_exports/legacy_two_header_rows.csv': 'qualtrics-legacy',
};
describe('files of vendors', () => {
  it.skipIf(!existsSync(VENDOR))('are recognised as their system’s', async () => {
    const test = await databases[0].open();
    try {
      for (const [file, preset] of Object.entries(FILES)) {
        const found = await recognise({ path: `${VENDOR}/${file}`, name: file }, { db: test.db, now: NOW });
        expect(`${file}: ${found.mapping.preset}`).toBe(`${file}: ${preset}`);
      }
      for (const file of NOT_OURS) {
        const found = await recognise({ path: `${VENDOR}/${file}`, name: file }, { db: test.db, now: NOW });
        expect(`${file}: ${found.kind}`).toBe(`${file}: undefined`);
      }
    } finally {
      await test.close();
    }
  });

  it('are there, or it is said that they were not tried', () => {
    const tried = existsSync(VENDOR) ? Object.keys(FILES).length : 0;
    process.stdout.write(`${tried} vendor files tried${tried === 0 ? ': ../shared is not here' : ''}\n`);
    expect(Object.keys(FILES)).toHaveLength(11);
  });
});
