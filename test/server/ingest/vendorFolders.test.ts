import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { tablesIn } from '#server/commands/importFolder.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { importPaths } from './tryOut.ts';

const VENDOR = '../shared/data/vendor';
const hasVendor = existsSync(VENDOR);

describe.skipIf(!hasVendor).each(databases)('folders of API-shaped rows, on $name', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await engine.open();
  });
  afterAll(() => test.close());

  it('HubSpot: a hundred owners with masked names are a hundred people, and deals without a stage are left out and counted', async () => {
    const paths = await tablesIn(`${VENDOR}/hubspot`);
    const receipt = await importPaths(test.db, paths);
    expect(receipt.files).toMatchObject([
      { file: 'owner_data.csv', kind: 'sales team', rows: 100, new: 100, rejected: 0, asOf: '2020-07-09' },
      { file: 'deal_data.csv', kind: 'deals', rows: 0, rejected: 0 },
    ]);
    expect(receipt.notices.map(({ reason }) => reason)).toEqual(['44 rows are left out: the deal has no stage']);
    // 76 different masked names for 100 owner ids: two ids of one system are two people.
    const [people] = await test.db.rows(
      sql`select count(*)::int4 as people, count(distinct name)::int4 as names from employees`,
    );
    expect(people).toEqual({ people: 100, names: 76 });
    expect((await importPaths(test.db, paths)).changes).toBe(0);
  });
});

it('they are there, or it is said that none was tried', () => {
  const tried = hasVendor ? databases.length : 0;
  process.stdout.write(`${tried} imports of a vendor folder tried${hasVendor ? '' : ': ../shared is not here'}\n`);
  expect(databases.length).toBeGreaterThan(0);
});
