import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { renamed, rewritten, sheetOf, textOf, withRow } from './resave.ts';
import { importPaths, importTexts } from './tryOut.ts';

const DATA = '../shared/data';
const hasData = existsSync(DATA);

interface Favourable {
  n: number;
  favourable_pct_A_SA: number;
  unfavourable_pct_D_SD: number;
}
interface Facts {
  dete_exit_survey: {
    favourable_all: Record<string, Favourable>;
    favourable_supervisor_by_region_min20: Record<string, Favourable>;
  };
  viva_pq: { n_weeks: number; persons: number; by_Organization: Record<string, Record<string, number>> };
  lq2002: { LEAD: { N: number; groups: number; MSB: number; MSW: number } };
}

/** Other people's re-saves of the exit survey that say the same. */
const WORDS: Record<string, string> = {
  A: 'Agree',
  SA: 'Strongly agree',
  N: 'Neutral',
  D: 'Disagree',
  SD: 'Strongly Disagree',
};
const GERMAN: Record<string, string> = {
  A: 'stimme zu',
  SA: 'Stimme voll und ganz zu',
  N: 'teils, teils',
  D: 'Stimme nicht zu',
  SD: 'stimme überhaupt nicht zu',
};
const FIRST = 28;
const LAST = 48;

describe.skipIf(!hasData)('real questionnaires', { timeout: 120_000 }, () => {
  let test: TestDatabase;
  let facts: Facts;
  let dete: ReturnType<typeof sheetOf>;
  beforeAll(async () => {
    facts = JSON.parse(await readFile(`${DATA}/facts.json`, 'utf8')) as Facts;
    dete = sheetOf(await readFile(`${DATA}/dete/dete_survey.csv`, 'utf8'));
  });
  beforeEach(async () => {
    test = await databases[0].open();
  });
  afterEach(() => test.close());

  const favourable = (where = sql`true`, by = sql`item`) =>
    test.db.rows<{ name: string; n: number; favourable: number; unfavourable: number }>(sql`
      select ${by} as name, count(*) as n, round(100.0 * count(*) filter (where value >= 4) / count(*), 2)::float8 as favourable,
        round(100.0 * count(*) filter (where value <= 2) / count(*), 2)::float8 as unfavourable
      from survey_answers where ${where} group by 1`);
  async function expectDete(): Promise<void> {
    const items = new Map((await favourable()).map((row) => [row.name, row]));
    for (const [name, told] of Object.entries(facts.dete_exit_survey.favourable_all)) {
      const expected = { n: told.n, favourable: told.favourable_pct_A_SA, unfavourable: told.unfavourable_pct_D_SD };
      expect({ name, ...items.get(name) }).toEqual({ name, ...expected });
    }
  }

  it('822 exit surveys give the favourable shares that were counted by hand, by question and by region', async () => {
    const receipt = await importPaths(test.db, [`${DATA}/dete/dete_survey.csv`]);
    expect(receipt.files).toMatchObject([{ kind: 'survey wide', rows: 822 }]);
    await expectDete();
    const regions = await favourable(sql`item = 'Performance of supervisor'`, sql`location`);
    for (const [name, told] of Object.entries(facts.dete_exit_survey.favourable_supervisor_by_region_min20)) {
      expect(regions.find((each) => each.name === name) ?? { name }).toMatchObject({
        n: told.n,
        favourable: told.favourable_pct_A_SA,
      });
    }
  });

  const answersAs = (words: Record<string, string>) => {
    const columns = dete.header.slice(FIRST, LAST + 1);
    return rewritten(dete, columns, (cell) => words[cell.trim()] ?? cell);
  };
  const SAME: Record<string, () => string> = {
    'answers in English words': () => textOf(answersAs(WORDS)),
    'answers in German words, semicolons': () => textOf(answersAs(GERMAN), ';'),
    'answers as numbers with their words': () =>
      textOf(
        answersAs({ A: '4 - Agree', SA: '5 - Strongly agree', N: '3 - Neutral', D: '2 - Disagree', SD: '1 - No' }),
      ),
    'the dates a spreadsheet made of months': () =>
      textOf(rewritten(dete, ['Cease Date'], (cell) => cell.replace(/^(\d\d)\/20(\d\d)$/, '$2-Aug'))),
    'other headers for who and where': () =>
      textOf(renamed(dete, { ID: 'Employee ID', Region: 'Location', 'Cease Date': 'End Date' })),
  };
  it.each(Object.keys(SAME))('%s: the same shares', async (way) => {
    const receipt = await importTexts(test.db, { 'exit survey.csv': SAME[way]() });
    expect(receipt.files).toMatchObject([{ kind: 'survey wide', rows: 822 }]);
    await expectDete();
  });

  it.each([0, 4, 30])('a row of answers shifted by one cell at cell %i is rejected by its line', async (at) => {
    const before = await importTexts(test.db, { 'exit survey.csv': textOf(dete) }, { dryRun: true });
    const shifted = withRow(dete, 100, (cells) => [...cells.slice(0, at), 'x', ...cells.slice(at, -1), 'y']);
    const receipt = await importTexts(test.db, { 'exit survey.csv': textOf(shifted) }, { dryRun: true });
    expect(receipt.files[0].rejected).toBe(before.files[0].rejected + 1);
    expect(receipt.notices.filter(({ rejected }) => rejected).map(({ line }) => line)).toContain(102);
  });

  it('23 weeks of 300 people in one file are 23 waves, with the means by organisation that were counted by hand', async () => {
    const receipt = await importPaths(test.db, [`${DATA}/viva/pq_data.csv`]);
    expect(receipt.files).toMatchObject([{ kind: 'survey wide', rows: 6_900, new: 6_900, rejected: 0 }]);
    const [counts] = await test.db.rows(
      sql`select count(distinct respondent) as people, count(distinct wave_id) as waves from survey_answers`,
    );
    expect(counts).toEqual({ people: facts.viva_pq.persons, waves: facts.viva_pq.n_weeks });
    const means = await test.db.rows<{ department: string; item: string; mean: number }>(
      sql`select department, item, avg(value) as mean from survey_answers group by 1, 2`,
    );
    for (const [department, told] of Object.entries(facts.viva_pq.by_Organization)) {
      for (const item of ['eSat', 'Manager_Recommend', 'Workload', 'Wellbeing', 'Work_Life_Balance']) {
        const found = means.find((each) => each.department === department && each.item === item);
        expect(found?.mean).toBeCloseTo(told[item], 3);
      }
    }
  });

  it('2,042 soldiers in 49 companies give the variance between and within that was computed by hand', async () => {
    const receipt = await importPaths(test.db, [`${DATA}/lq2002/lq2002.csv`], {
      unasked: true,
      mapping: { closedOn: '2002-01-01', wave: '2002' },
    });
    expect(receipt.files).toMatchObject([{ kind: 'survey wide', new: 2_042, rejected: 0 }]);
    const [found] = await test.db.rows<Record<string, number>>(sql`
      with scores as (select a.respondent, a.manager_id as team, avg(a.value) as score from survey_answers a
          join survey_items i on i.item = a.item where i.dimension = 'LEAD' group by 1, 2),
        teams as (select team, count(*) as n, avg(score) as mean, sum(score * score) - count(*) * avg(score) ^ 2 as within from scores group by 1),
        whole as (select avg(score) as mean from scores)
      select sum(n) as n, count(*) as groups, (sum(n * (teams.mean - whole.mean) ^ 2) / (count(*) - 1))::float8 as msb,
        (sum(within) / (sum(n) - count(*)))::float8 as msw from teams, whole group by whole.mean`);
    const { N, groups, MSB, MSW } = facts.lq2002.LEAD;
    expect(found).toMatchObject({ n: N, groups });
    expect(found['msb']).toBeCloseTo(MSB, 3);
    expect(found['msw']).toBeCloseTo(MSW, 3);
  });
});

it('the questionnaires are there, or it is said that they were not tried', () => {
  process.stdout.write(
    `${hasData ? '3 real questionnaires and 8 re-saves' : 'no real questionnaires: ../shared is not here'}\n`,
  );
  expect(FIRST).toBeLessThan(LAST);
});
