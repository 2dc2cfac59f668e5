import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkChain } from '#server/audit/checkChain.ts';
import { record } from '#server/audit/record.ts';
import { Respondents } from '#server/ingest/index.ts';
import { monthsBefore } from '#server/rights/deleteOld.ts';
import { deleteOld, readRetention, saveRetention } from '#server/rights/index.ts';
import { retentionPeriods } from '#shared/contract/rights.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { FIRST } from '../ingest/firstAndSecond.ts';
import { importTexts, KEY } from '../ingest/tryOut.ts';

const respondents = new Respondents(KEY);
const around = (now: string) => ({
  now: new Date(now),
  respondentKey: KEY,
  respondentOf: (survey: string, who: string) => respondents.of(survey, who),
});

it('a month earlier is the same day of the month before, or its last', () => {
  expect(monthsBefore(new Date('2026-03-31T10:00:00Z'), 1)).toBe('2026-02-28');
  expect(monthsBefore(new Date('2026-01-15T10:00:00Z'), 12)).toBe('2025-01-15');
});

it('the audit log is kept for six months at least', () => {
  expect(retentionPeriods.safeParse({ 'audit log': 5 }).success).toBe(false);
  expect(retentionPeriods.safeParse({ 'audit log': 6 }).success).toBe(true);
  expect(retentionPeriods.safeParse({ 'answers to surveys': 0 }).success).toBe(false);
});

describe.each(databases)('retention periods, on $name', ({ open }) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
    await importTexts(test.db, FIRST);
  });
  afterAll(() => test.close());
  const rowsOf = async (table: string) => {
    const [{ rows }] = await test.db.rows<{ rows: number }>(sql`select count(*) as rows from ${sql.identifier(table)}`);
    return rows;
  };

  it('that nobody set keep everything', async () => {
    expect(await readRetention(test.db)).toEqual({});
    expect(await deleteOld(test.db, around('2080-01-01T00:00:00Z'))).toEqual({});
  });

  it('delete what is older, and nothing else; the log says how much', async () => {
    // Meetings of 2020-01-10, coaching of 01-11, a 1:1 planned for 01-13; waves closed on 2019-12-01 and 2020-03-01.
    await saveRetention(test.db, { 'meetings, coaching and 1:1s': 12, 'answers to surveys': 24 });
    expect(await readRetention(test.db)).toEqual({ 'meetings, coaching and 1:1s': 12, 'answers to surveys': 24 });
    expect(await deleteOld(test.db, around('2021-01-11T03:00:00Z'))).toEqual({ 'meetings, coaching and 1:1s': 2 });
    expect(await rowsOf('coaching_sessions')).toBe(1);
    const answers = await rowsOf('survey_answers');
    const gone = await deleteOld(test.db, around('2021-12-02T03:00:00Z'));
    // Of the first wave two answers, a comment and what was decided of it, and of the scores of November two groups; of the second wave none yet.
    expect(gone['answers to surveys']).toBe(6);
    expect(await rowsOf('survey_answers')).toBe(answers - 2);
    expect(await rowsOf('survey_scores')).toBe(0);
    expect(await rowsOf('one_on_ones')).toBe(0);
  });

  it('are not got round by a file that brings back what was deleted, and what was released stays', async () => {
    const released = await rowsOf('released_cells');
    expect(released).toBeGreaterThan(0);
    const answers = await rowsOf('survey_answers');
    for (const name of ['survey_long.csv', 'survey_scores.csv'] as const) {
      const again = await importTexts(test.db, { [name]: FIRST[name] });
      expect(again).toMatchObject({ applied: false, files: [{ new: 0, rejected: 2 }] });
      expect(again.refused).toContain('deleted after its retention period');
    }
    expect([await rowsOf('survey_answers'), await rowsOf('survey_scores')]).toEqual([answers, 0]);
    expect(await rowsOf('released_cells')).toBe(released);
  });

  it('take the names of people who left long ago, and of nobody else', async () => {
    // Cy Rep left on 2020-06-30; the others are still there.
    await saveRetention(test.db, { 'names of people who left': 24 });
    expect(await deleteOld(test.db, around('2022-06-29T03:00:00Z'))).toEqual({});
    expect(await deleteOld(test.db, around('2022-07-01T03:00:00Z'))).toEqual({ 'names of people who left': 1 });
    const names = await test.db.rows<{ name: string }>(sql`select name from employees order by name`);
    expect(names.map(({ name }) => name)).not.toContain('Cy Rep');
    expect(names.map(({ name }) => name)).toContain('Ben Rep');
    expect(await deleteOld(test.db, around('2022-07-02T03:00:00Z'))).toEqual({});
  });

  it('let old events of the log go from its beginning, and the rest is still seen to be whole', async () => {
    const now = new Date('2030-01-01T00:00:00Z');
    await record(test.db, { at: now, actor: 'a', action: 'import', details: {} });
    await saveRetention(test.db, { 'audit log': 12 });
    const before = await rowsOf('audit_events');
    expect(await deleteOld(test.db, around('2030-02-01T00:00:00Z'))).toEqual({ 'audit log': before - 1 });
    const check = await checkChain(test.db);
    expect(check).toMatchObject({ whole: true, events: 2, goneUntil: before - 1 });
    await test.db.rows(sql`delete from audit_events where event_id = ${before}`);
    expect((await checkChain(test.db)).whole).toBe(false);
  });
});
