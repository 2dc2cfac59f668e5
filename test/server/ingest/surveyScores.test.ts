import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recognise, undoImport } from '#server/ingest/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts, NOW } from './tryOut.ts';

const PEOPLE = csv(`
  employee_id,name,email,manager_id,department,location,hire_date
  B0,Kim Top,kim@x.example,,Head,Oslo,2015-01-05
  B1,Ada Boss,ada@x.example,B0,Sales,Oslo,2015-01-05
  B2,Ben Lead,ben@x.example,B0,Sales,Oslo,2015-01-05
  B3,Cy Chief,cy@x.example,B0,Support,Oslo,2015-01-05`);
const HEADER =
  'survey,wave,closed_on,manager_id,department,dimension,score,scale_low,scale_high,respondents,favourable,standard_deviation';
const row = (manager: string, department: string, score: number | string, n: number, rest = '60,0.9') =>
  `yearly,2020,2020-05-31,${manager},${department},support,${score},1,5,${n},${rest}`;
const scores = (...rows: string[]) => ({ 'scores.csv': csv([HEADER, ...rows].join('\n')) });
const WAVE = scores(row('', '', 3.8, 40), row('B1', '', 4.1, 12), row('B2', '', 3.4, 9), row('B3', '', 2.2, 4));

const unscaled = (score: string) => ({
  'pulse 2020-05-31.csv': csv(`
    department,dimension,score,respondents
    Sales,support,${score},30`),
});

describe.each(databases)('scores of groups, on $name', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await engine.open();
    await importTexts(test.db, { 'people.csv': PEOPLE });
  });
  afterAll(() => test.close());
  const last: number[] = [];
  const load = async (texts: Record<string, string>) => {
    const receipt = await importTexts(test.db, texts);
    if (receipt.importId !== undefined) last.push(receipt.importId);
    return receipt;
  };
  const cells = () =>
    test.db.rows(sql`
      select c.grouping, coalesce(e.external_id, c.group_key) as key, c.decision, c.respondents, round(c.sum::numeric, 4)::float8 as sum, round(c.favourable::numeric, 4)::float8 as favourable
      from released_cells c left join employees e on c.grouping = 'manager' and e.employee_id::text = c.group_key
      join survey_waves w on w.wave_id = c.wave_id order by w.closed_on, 1, 2`);
  const later = async () =>
    (await test.db.rows<{ later: number }>(sql`select later_respondents as later from released_waves`))[0].later;
  beforeEach(() => {
    last.length = 0;
  });
  afterEach(async () => {
    for (const importId of last.toReversed()) await undoImport(test.db, { importId, actor: 'test', now: NOW });
  });

  it('are stored by group, and what may be shown of them is decided with the import', async () => {
    const receipt = await load(WAVE);
    expect(receipt.files).toMatchObject([{ kind: 'survey scores', new: 4, rejected: 0 }]);
    // 40 − 12 − 9 = 19 without the team of four. Sums are of scores on 0–100: 40 × (3.8 − 1) ÷ 4 × 100.
    expect(await cells()).toEqual([
      { grouping: 'company', key: '', decision: 'shown', respondents: 40, sum: 2800, favourable: 24 },
      { grouping: 'manager', key: 'B1', decision: 'shown', respondents: 12, sum: 930, favourable: 7.2 },
      { grouping: 'manager', key: 'B2', decision: 'shown', respondents: 9, sum: 540, favourable: 5.4 },
      { grouping: 'manager', key: 'B3', decision: 'too few', respondents: null, sum: null, favourable: null },
    ]);
  });

  it('change nothing the second time, and go with an undo, decisions too', async () => {
    const first = await load(WAVE);
    expect(await importTexts(test.db, WAVE)).toMatchObject({ changes: 0 });
    await undoImport(test.db, { importId: undefined, actor: 'test', now: NOW });
    expect(await cells()).toEqual([]);
    expect(await test.db.rows(sql`select 1 as one from survey_scores union all select 1 from released_waves`)).toEqual(
      [],
    );
    last.splice(last.indexOf(first.importId!), 1);
  });

  it('never leave a rest of one to four people, whatever the file gives', async () => {
    // 24 − 12 − 9 = 3: the smaller team is withheld, so that 12 are left over.
    await load(scores(row('', '', 3.8, 24), row('B1', '', 4.1, 12), row('B2', '', 3.4, 9)));
    expect(await cells()).toMatchObject([
      { grouping: 'company', decision: 'shown', respondents: 24 },
      { key: 'B1', decision: 'shown' },
      { key: 'B2', decision: 'would reveal another group', respondents: null, sum: null, favourable: null },
    ]);
  });

  it('that came or changed once a wave is shown stay out of it, unless at least five people stand behind each change', async () => {
    await load(WAVE);
    const before = await cells();
    // One number changed, of as many people: nobody can tell that it was not one of them.
    await load(scores(row('B1', '', 4.2, 12)));
    expect(await cells()).toEqual(before);
    expect(await later()).toBe(12);
  });

  it('of five more people in a group and in the rest replace what was shown', async () => {
    await load(WAVE);
    // 12 more in the company, 6 of them in a team: 25 are left over where 19 were.
    await load(scores(row('', '', 3.9, 52), row('B1', '', 4.2, 18)));
    expect(await cells()).toMatchObject([
      { grouping: 'company', respondents: 52 },
      { key: 'B1', respondents: 18 },
      { key: 'B2', respondents: 9 },
      { key: 'B3', decision: 'too few' },
    ]);
    expect(await later()).toBe(0);
  });

  it('of a team that came later do not replace what would then give a small rest away', async () => {
    await load(scores(row('', '', 3.8, 40), row('B1', '', 4.1, 12), row('B2', '', 3.4, 9)));
    const before = await cells();
    // 40 − 12 − 9 − 17 = 2: the new team, and not a shown one, is withheld.
    await load(scores(row('B3', '', 3.3, 17)));
    expect(await cells()).toEqual([
      ...before,
      {
        grouping: 'manager',
        key: 'B3',
        decision: 'would reveal another group',
        respondents: null,
        sum: null,
        favourable: null,
      },
    ]);
  });

  it('at an end of the scale are stored as a bound', async () => {
    await load(scores(row('B1', '', 5, 12, '100,0'), row('B2', '', 3.4, 9)));
    const stored = await test.db.rows(
      sql`select sum, sum_squares, favourable, unanimous, favourable_bound as bound from released_cells where respondents = 12`,
    );
    expect(stored).toEqual([
      { sum: null, sum_squares: null, favourable: null, unanimous: true, bound: '95 % or more' },
    ]);
  });

  it('are refused for a wave of single answers, and single answers for a wave of scores, with what to do', async () => {
    const answers = csv(`
      survey,wave,closed_on,respondent_id,item,value
      yearly,2020,2020-05-31,r1,q1,4
      yearly,2020,2020-05-31,r2,q1,2`);
    await load({ 'answers.csv': answers });
    expect(await importTexts(test.db, WAVE)).toMatchObject({
      applied: false,
      refused: expect.stringContaining('the wave 2020 of yearly holds single answers already'),
    });
    await undoImport(test.db, { importId: undefined, actor: 'test', now: NOW });
    last.length = 0;
    await load(WAVE);
    expect(await importTexts(test.db, { 'answers.csv': answers })).toMatchObject({
      applied: false,
      refused: expect.stringContaining('the wave 2020 of yearly holds scores of groups already'),
    });
  });

  it('name their group by kind and name, by words for everybody, and never two groups a row', async () => {
    const texts = {
      'scores.csv': csv(`
        group type,group,closed on,factor,mean score,scale min,scale max,n
        Company,All,2020-05-31,support,3.8,1,5,60
        Manager,Ada Boss,2020-05-31,support,4.1,1,5,12
        Manager,ben@x.example,2020-05-31,support,3.1,1,5,11
        Department,Sales,2020-05-31,support,3.1,1,5,30
        Gender,Women,2020-05-31,support,3.1,1,5,20
        Department,Support,2020-05-31,support,9,1,5,20
        Department,Care,2020-05-31,support,3,1,5,2.5`),
    };
    const receipt = await load(texts);
    expect(receipt.files).toMatchObject([{ new: 4, rejected: 3 }]);
    expect(receipt.notices.filter(({ rejected }) => rejected).map(({ line, reason }) => [line, reason])).toEqual([
      [6, 'scores are kept of managers, departments, locations, roles and the company only'],
      [7, 'the score is not on the scale from 1 to 5'],
      [8, 'the number of respondents is no whole number of 1 or more'],
    ]);
    expect(await cells()).toMatchObject([
      { grouping: 'company', decision: 'shown' },
      { grouping: 'department', key: 'Sales', decision: 'would reveal another group' },
      { grouping: 'manager', key: 'B1', decision: 'shown' },
      { grouping: 'manager', key: 'B2', decision: 'shown' },
    ]);
    const crossed = csv(`${HEADER.replace('department', 'department,location')}
      yearly,2020,2020-06-30,,Sales,Oslo,support,3,1,5,20,60,0.9`);
    expect(await importTexts(test.db, { 'crossed.csv': crossed })).toMatchObject({
      refused: expect.stringContaining('the row names a department and a location: one group a row'),
    });
  });

  it('ask on which scale they are when neither a column nor a score above ten says it', async () => {
    await expect(importTexts(test.db, unscaled('3.8'))).rejects.toThrow('on which scale are the means?');
    expect(await load(unscaled('71'))).toMatchObject({ changes: 1 });
    expect(await cells()).toMatchObject([{ key: 'Sales', respondents: 30, sum: 2130 }]);
  });

  it('tell in no notice and no example what a group scored', async () => {
    await load(WAVE);
    const receipt = await load(scores(row('B3', '', 2.3, 4), row('B2', '', 17.77, 9), row('B1', '', '4,171', 12)));
    expect(receipt.files).toMatchObject([{ changed: 1, rejected: 2 }]);
    expect(receipt.examples).toEqual([]);
    expect(JSON.stringify(receipt.notices)).not.toMatch(/17\.77|2\.3|2\.2|171/);
  });
});

it('a file of scores is none of answers, and one of answers none of scores', async () => {
  const test = await databases[0].open();
  try {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-scores-'));
    const kindOf = async (header: string, ...rows: string[]) => {
      await writeFile(`${folder}/a.csv`, `${[header, ...rows].join('\n')}\n`);
      return (await recognise({ path: `${folder}/a.csv`, name: 'a.csv' }, { db: test.db, now: NOW })).kind;
    };
    expect(await kindOf('respondent,item,score', 'r1,q1,4', 'r2,q1,5')).toBe('survey long');
    expect(await kindOf('manager,item,score,respondents', 'Ada,q1,4.1,12')).toBe('survey scores');
    expect(await kindOf('survey,item,dimension,scale low,scale high', 'p,q1,support,1,5')).toBe('survey items');
    await rm(folder, { recursive: true });
  } finally {
    await test.close();
  }
});
