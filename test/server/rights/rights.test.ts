import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondSteps, usedCodes } from '#drizzle/schema/index.ts';
import { createUser } from '#server/access/accounts.ts';
import { checkToken, createToken } from '#server/access/tokens.ts';
import { Respondents, undoImport } from '#server/ingest/index.ts';
import { pseudonyms } from '#server/org/pseudonym.ts';
import { AlreadyErased, erasePerson, findPerson, storedAbout } from '#server/rights/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { FIRST, SECOND } from '../ingest/firstAndSecond.ts';
import { importTexts, KEY } from '../ingest/tryOut.ts';

const respondents = new Respondents(KEY);
const respondentOf = (survey: string, who: string) => respondents.of(survey, who);
const pseudonymOf = pseudonyms(KEY);

/** Everything in the database but the log of who did what, as text. */
async function wholeText({ db }: TestDatabase): Promise<string> {
  const tables = await db.rows<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'audit%' order by 1`);
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.rows<{ text: string }>(
      sql`select row_to_json(t)::text as text from ${sql.identifier(name)} t`,
    );
    texts.push(name, ...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}

describe.each(databases)('the rights of one person, on $name', ({ open }) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
    await importTexts(test.db, FIRST);
    await importTexts(test.db, SECOND, { confirmExits: true });
  });
  afterAll(() => test.close());
  const counts = async () => {
    const [row] = await test.db.rows<Record<string, number>>(sql`
      select (select count(*) from employees) as people, (select count(*) from employments) as stays,
        (select count(*) from assignments) as assignments, (select count(*) from survey_answers) as answers,
        (select count(distinct respondent) from survey_answers) as respondents, (select count(*) from deals) as deals`);
    return row;
  };

  it('are found by id, by e-mail address, and not by what several have', async () => {
    expect(await findPerson(test.db, 'E1')).toMatchObject({ name: 'Ben Rep' });
    expect(await findPerson(test.db, 'BEN@Y.example')).toMatchObject({ externalId: 'E1' });
    expect(await findPerson(test.db, 'nobody')).toBeUndefined();
  });

  it('everything stored about them comes out, with earlier states, and without answers to surveys', async () => {
    const person = (await findPerson(test.db, 'E1'))!;
    const { tables, leftOut } = await storedAbout(test.db, person);
    expect(Object.keys(tables)).toEqual(
      expect.arrayContaining([
        'employees',
        'employments',
        'assignments',
        'deals',
        'quotas',
        'absences',
        'replaced_rows',
      ]),
    );
    expect(tables['employees']).toHaveLength(1);
    expect(JSON.stringify(tables)).toContain('ben@x.example');
    expect(tables['survey_answers']).toBeUndefined();
    expect(leftOut).toContain('surveys');
  });

  it('of a second step at sign-in comes out since when there is one, not what it is made of; erased, it is gone', async () => {
    const now = new Date('2026-07-01T12:00:00Z');
    const person = (await findPerson(test.db, 'E1'))!;
    const rolledBack = test.db.transaction(async (session) => {
      const account = { email: 'of-e1@example.com', name: 'B', personExternalId: 'E1', passwordHash: 'none' };
      const { userId } = await createUser(session, { ...account, roles: ['manager'] }, now);
      const sealed = { secret: 'sealed-secret', backupCodes: 'sealed-codes', verified: true };
      await session.orm.insert(secondSteps).values({ userId, ...sealed, confirmedAt: now.toISOString() });
      await session.orm.insert(usedCodes).values({ userId, codeHash: 'hash-of-a-code', usedAt: now.toISOString() });
      const { tables } = await storedAbout(session, person);
      expect(tables['second_steps']).toEqual([{ is_confirmed: true, confirmed_at: expect.anything() }]);
      expect(new Date(String(tables['second_steps'][0]['confirmed_at']))).toEqual(now);
      expect(JSON.stringify(tables)).not.toMatch(/sealed-|hash-of-a-code/);
      await erasePerson(session, { person, pseudonymOf, respondentOf });
      expect([await session.orm.$count(secondSteps), await session.orm.$count(usedCodes)]).toEqual([0, 0]);
      throw new Error('not kept');
    });
    await expect(rolledBack).rejects.toThrow('not kept');
  });

  it('erased, their account is closed and its tokens let nobody in', async () => {
    const now = new Date('2026-07-01T12:00:00Z');
    // Somebody who has not left: of who has, no token is good.
    const person = (await findPerson(test.db, 'E3'))!;
    const rolledBack = test.db.transaction(async (session) => {
      const account = { email: 'of-e3@example.com', name: 'B', personExternalId: 'E3', passwordHash: 'none' };
      const { userId } = await createUser(session, { ...account, roles: ['manager'] }, now);
      const asked = { scope: 'report' as const, label: 'x', days: 9, userId, createdBy: 'x' };
      const { text } = await createToken(session, asked, { now: () => now, randomBytes });
      expect((await checkToken(session, text, 'report', now))?.user?.userId).toBe(userId);
      await erasePerson(session, { person, pseudonymOf, respondentOf });
      expect(await checkToken(session, text, 'report', now)).toBeUndefined();
      throw new Error('not kept');
    });
    await expect(rolledBack).rejects.toThrow('not kept');
  });

  it('erased, nothing in the database says who they were, and everything that is counted stays', async () => {
    const before = await counts();
    expect(await wholeText(test)).toMatch(/Ben Rep|ben@/);
    const person = (await findPerson(test.db, 'E1'))!;
    const done = await test.db.transaction((session) => erasePerson(session, { person, pseudonymOf, respondentOf }));
    // The first to be erased, whatever their place in the file of people.
    expect(done.name).toBe('Erased person 1');
    expect(done.changed).toMatchObject({ employees: 1 });
    const text = await wholeText(test);
    expect(text).not.toMatch(/Ben Rep|ben@|"E1"/);
    expect(await counts()).toEqual(before);
    expect(await findPerson(test.db, 'E1')).toBeUndefined();
    const left = (await findPerson(test.db, pseudonymOf('E1')))!;
    const again = test.db.transaction((session) => erasePerson(session, { person: left, pseudonymOf, respondentOf }));
    await expect(again).rejects.toThrow(AlreadyErased);
  });

  it('the same files again do not bring them back, and change nothing', async () => {
    const before = await counts();
    await importTexts(test.db, SECOND, { confirmExits: true });
    expect(await counts()).toEqual(before);
    expect(await wholeText(test)).not.toMatch(/Ben Rep|ben@|"E1"/);
  });

  it('nor does an undo', async () => {
    await undoImport(test.db, { importId: undefined, actor: 'a', now: new Date() });
    expect(await wholeText(test)).not.toMatch(/Ben Rep|ben@|"E1"/);
  });
});
