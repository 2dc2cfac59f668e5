import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '#drizzle/schema/index.ts';
import type { Database } from '#server/db/database.ts';
import { readSnapshot } from '#server/facts/readSnapshot.ts';
import { decideWaves } from '#server/privacy/decideWaves.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';

const from = { importId: 1, fileNo: 1, line: 2 };
/** Sums of these as doubles differ with their order. */
const VALUES = Array.from({ length: 400 }, (_, i) => 1 + 4 * ((i * 0.618_033_988_749_895) % 1));

async function sums(db: Database, values: { respondent: string; value: number }[]) {
  await db.transaction(async ({ orm }) => {
    await orm.insert(schema.employees).values({ externalId: 'm', name: 'M', placeholder: true, ...from });
    await orm.insert(schema.surveys).values({ name: 'S', ...from });
    const item = { surveyId: 1, dimension: 'morale', scaleLow: 1, scaleHigh: 5, reversed: false, ...from };
    await orm.insert(schema.surveyItems).values({ ...item, item: 'q' });
    await orm.insert(schema.surveyWaves).values({ surveyId: 1, name: 'W', closedOn: '2024-05-01', ...from });
    await orm
      .insert(schema.surveyAnswers)
      .values(values.map((answer) => ({ waveId: 1, managerId: 1, item: 'q', ...answer, ...from })));
  });
  await db.transaction((session) => decideWaves(session, { importId: 1, now: new Date('2024-06-01T00:00:00Z') }));
  const { released } = await readSnapshot(db);
  return [released.sum[0], released.sumSquares[0], released.agreement[0]];
}

describe.each(databases)('sums of answers ($name)', ({ open }) => {
  let one: TestDatabase;
  let other: TestDatabase;
  beforeAll(async () => {
    one = await open();
    other = await open();
  });
  afterAll(async () => {
    await one.close();
    await other.close();
  });

  it('are the same to the last bit whatever order the answers are stored in', async () => {
    const answers = VALUES.map((value, i) => ({ respondent: `r${i}`, value }));
    expect(await sums(one.db, answers)).toEqual(await sums(other.db, answers.toReversed()));
  });
});
