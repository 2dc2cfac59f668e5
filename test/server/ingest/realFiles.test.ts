import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { importPaths } from './tryOut.ts';

const DATA = '../shared/data';
const hasData = existsSync(DATA);

interface Team {
  rows: number;
  terminated: number;
  voluntary: number;
  for_cause: number;
  mean_EngagementSurvey: number;
  person_years_to_2019_02_28: number;
}
interface Sales {
  opportunities: number;
  won: number;
  won_value: number;
  agents_in_sales_teams: number;
}
interface Facts {
  huebner_v14: { by_ManagerName: Record<string, Team> };
  maven_crm: { by_manager: Record<string, Sales> };
}

describe.skipIf(!hasData).each(databases)('real files, on $name', (engine) => {
  let test: TestDatabase;
  let facts: Facts;
  beforeAll(async () => {
    test = await engine.open();
    facts = JSON.parse(await readFile(`${DATA}/facts.json`, 'utf8')) as Facts;
  });
  afterAll(() => test.close());

  it('a roster of 311 people gives the exits per manager that were counted by hand', async () => {
    const receipt = await importPaths(test.db, [`${DATA}/huebner/HRDataset_v14.csv`]);
    expect(receipt.files).toMatchObject([{ rows: 311, new: 311, rejected: 0, asOf: '2019-02-28' }]);
    expect(receipt.exits).toBe(104);
    const teams = await test.db.rows<{ name: string } & Record<string, number>>(sql`
      select b.name, count(*) as rows, count(e.left_on) as left, count(*) filter (where e.exit_type = 'voluntary') as voluntary,
        count(*) filter (where e.exit_type = 'dismissed') as dismissed,
        sum(coalesce(e.left_on, date '2019-02-28') - e.hired_on) / 365.25 as years
      from assignments a join employments e on e.employee_id = a.employee_id join employees b on b.employee_id = a.manager_id
      group by b.name`);
    expect(teams).toHaveLength(21);
    const expected = facts.huebner_v14.by_ManagerName;
    for (const team of teams) {
      const { rows, terminated, voluntary, for_cause, person_years_to_2019_02_28: years } = expected[team.name];
      expect(team).toMatchObject({ rows, left: terminated, voluntary, dismissed: for_cause });
      expect(team.years).toBeCloseTo(years, 1);
    }
    const scores = await test.db.rows<{ name: string; mean: number }>(sql`
      select b.name, avg(s.value) as mean from survey_answers s join employees b on b.employee_id = s.manager_id
      where s.item = 'EngagementSurvey' group by b.name`);
    expect(scores).toHaveLength(21);
    for (const { name, mean } of scores) {
      expect(mean).toBeCloseTo(expected[name].mean_EngagementSurvey, 4);
    }
    expect(receipt.employees).toEqual({ new: 311, changed: 0, placeholders: 5 });
  });

  it('the same roster again changes nothing', async () => {
    const receipt = await importPaths(test.db, [`${DATA}/huebner/HRDataset_v14.csv`]);
    expect(receipt).toMatchObject({
      changes: 0,
      exits: 0,
      examples: [],
      employees: { new: 0, changed: 0, placeholders: 0 },
    });
    expect(receipt.files).toMatchObject([{ unchanged: 311 }]);
  });

  it('a folder of CRM files gives the deals per manager that were counted by hand', async () => {
    const paths = readdirSync(`${DATA}/maven_crm`).map((name) => `${DATA}/maven_crm/${name}`);
    const receipt = await importPaths(test.db, paths);
    expect(receipt.files).toMatchObject([
      { file: 'sales_teams.csv', new: 35 },
      { file: 'sales_pipeline.csv', rows: 8_800, new: 8_800, asOf: '2017-12-31' },
    ]);
    const [all] = await test.db.rows(sql`select count(*) as deals, count(*) filter (where stage = 'won') as won,
      sum(value) filter (where stage = 'won') as value from deals`);
    expect(all).toEqual({ deals: 8_800, won: 4_238, value: 10_005_534 });
    const teams = await test.db.rows<{ name: string } & Record<string, number>>(sql`
      select b.name, count(distinct a.employee_id) as agents, count(d.deal_id) as deals, count(*) filter (where d.stage = 'won') as won,
        sum(d.value) filter (where d.stage = 'won') as value
      from assignments a join employees b on b.employee_id = a.manager_id left join deals d on d.employee_id = a.employee_id
      where a.origin = 'sales team' group by b.name`);
    expect(teams).toHaveLength(6);
    for (const team of teams) {
      const { opportunities, won, won_value, agents_in_sales_teams } = facts.maven_crm.by_manager[team.name];
      expect(team).toMatchObject({ agents: agents_in_sales_teams, deals: opportunities, won, value: won_value });
    }
    expect((await importPaths(test.db, paths)).changes).toBe(0);
  });
});

it('the real files are there, or it is said that they were not tried', () => {
  const tried = hasData
    ? `2 sets of real files on ${databases.length} databases`
    : 'no real files: ../shared is not here';
  process.stdout.write(`${tried}\n`);
  expect(databases.length).toBeGreaterThan(0);
});
