import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerScope } from '#server/access/scope.ts';
import { auditOf } from '#server/commands/auditConfidentiality.ts';
import { reportTables } from '#server/commands/reportTables.ts';
import { comments } from '#server/comments/index.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { Respondents } from '#server/ingest/index.ts';
import { pseudonyms } from '#server/org/pseudonym.ts';
import { deleteOld } from '#server/rights/deleteOld.ts';
import { erasePerson, findPerson } from '#server/rights/index.ts';
import { saveRetention } from '#server/rights/retention.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { importTexts, KEY, NOW } from '../ingest/tryOut.ts';
import { HEAD, STAFF, wave } from './threeTeams.ts';

const respondents = new Respondents(KEY);
const respondentOf = (survey: string, who: string) => respondents.of(survey, who);
const compareExits = () => Promise.reject(new Error('not asked for'));

describe.each(databases)('comments that are stored, on $name', (engine) => {
  let test: TestDatabase;
  const shown = async () => {
    const snapshot = await inlineFacts(test.db).refresh();
    return (await comments({ snapshot, scope: ownerScope('owner'), compareExits }, {})).value;
  };
  beforeEach(async () => {
    test = await engine.open();
    await importTexts(test.db, { 'staff.csv': STAFF }, { mapping: { asOf: '2024-12-31' } });
    await importTexts(test.db, { 'a.csv': HEAD + wave(['A', 'B', 'C']) }, { as: 'survey wide', unasked: true });
  });
  afterEach(() => test.close());

  it('are deleted with the person who wrote them, shown ones too, while the answers go on to count', async () => {
    const rows = () => test.db.rows(sql`select from survey_answers`);
    const answers = (await rows()).length;
    await importTexts(
      test.db,
      { 'b.csv': HEAD + wave(['A'], '1', () => 'second thoughts') },
      { as: 'survey wide', unasked: true },
    );
    const person = (await findPerson(test.db, 'A3'))!;
    const { changed } = await test.db.transaction((session) =>
      erasePerson(session, { person, pseudonymOf: pseudonyms(KEY), respondentOf }),
    );
    expect(changed).toMatchObject({ survey_answers: 1, survey_comments: 1 });
    await test.db.rows(sql`update publication set version = version + 1`);
    expect((await shown()).groups[0].comments.map(({ comment }) => comment)).not.toContain('says A3');
    expect((await shown()).groups.map((group) => group.comments.length)).toEqual([9, 11]);
    const kept = await test.db.rows(sql`
      select from replaced_rows where row::text like '%says A3%' union all select from survey_comments where comment like '%A3%'`);
    expect([kept.length, (await rows()).length]).toEqual([0, answers]);
  });

  it('do not come back with the same file when who wrote them was erased; the answers of the file do', async () => {
    const words = () => test.db.rows<{ comment: string }>(sql`select comment from survey_comments order by comment`);
    const all = await words();
    const person = (await findPerson(test.db, 'A3'))!;
    await test.db.transaction((session) =>
      erasePerson(session, { person, pseudonymOf: pseudonyms(KEY), respondentOf }),
    );
    const left = all.filter(({ comment }) => comment !== 'says A3');
    expect(await words()).toEqual(left);
    const again = HEAD + wave(['A', 'B', 'C']);
    const receipt = await importTexts(test.db, { 'a.csv': again }, { as: 'survey wide', unasked: true });
    expect(receipt.files).toMatchObject([{ new: 0, changed: 0, unchanged: all.length, rejected: 0 }]);
    expect(await words()).toEqual(left);
  });

  it('are deleted after the retention period of answers, shown ones too', async () => {
    await saveRetention(test.db, { 'answers to surveys': 24 });
    await deleteOld(test.db, { now: new Date('2026-02-01T03:00:00Z'), respondentKey: KEY, respondentOf });
    expect((await shown()).groups).toEqual([]);
    expect(await test.db.rows(sql`select from survey_comments union all select from released_comments`)).toEqual([]);
  });

  it('are told of by the audit, which finds those that too few may have written', async () => {
    const before = await auditOf(test.db, () => NOW);
    expect([before.comments, before.found]).toEqual([{ told: 21, groups: 2, fewestWriters: 10 }, []]);
    await test.db.rows(sql`
      update released_comments set grouping = 'manager', group_key = (select employee_id::text from employees where external_id = 'B')
      where comment like '%B%'`);
    await test.db.rows(sql`update publication set version = version + 1`);
    const after = await auditOf(test.db, () => NOW);
    expect(after.reconstructions).toBeGreaterThan(0);
    expect(after.found.join()).toContain('pulse · 1: comments of manager B can be by 0 people only');
  });

  it('are found by the audit when a later import added those of too few', async () => {
    await test.db.rows(
      sql`update released_comments set import_id = import_id + 1 where comment in ('says A1', 'says A2')`,
    );
    const { found } = await auditOf(test.db, () => NOW);
    expect(found).toEqual(['pulse · 1: comments of manager A can be by 2 people only']);
  });

  it('are the same, one by one, in the report of the command line', async () => {
    const answer = await shown();
    const { head, rows } = reportTables.comments(answer);
    const [who, comment] = [head.indexOf('who'), head.indexOf('comment')];
    expect(rows.map((row) => [row[who], row[comment]])).toEqual(
      answer.groups.flatMap((group) => group.comments.map((each) => [group.manager?.name, each.comment])),
    );
    expect(rows).toHaveLength(21);
  });
});
