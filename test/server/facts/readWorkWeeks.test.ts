import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkWeeks } from '#server/facts/readWorkWeeks.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { csv, importTexts } from '../ingest/tryOut.ts';

describe.each(databases)('hours of work by week, on $name', ({ open }) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  it('are means of the hours as the file writes them, over the weeks that say', async () => {
    await importTexts(database.db, {
      'weeks.csv': csv(`
      employee_id,week,department,collaboration hours,after hours,weekend hours
      E1,2024-01-01,Sales,7.6,0.1,
      E2,2024-01-01,Sales,7.6,0.2,
      E1,2024-01-08,Sales,7.7,0.3,
      E2,2024-01-08,Sales,7.7,,`),
    });
    const { groups, total } = await readWorkWeeks(database.db, 'department', { from: '0001-01-01', to: '9999-12-31' });
    // 7.6 + 7.6 + 7.7 + 7.7 = 30.6, ÷ 4 = 7.65; 0.1 + 0.2 + 0.3 = 0.6, ÷ 3 = 0.2.
    const means = { people: 2, weeks: 4, collaboration: 7.65, after: 0.2, weekend: null, manager: null };
    expect(groups).toEqual([{ id: 'Sales', name: 'Sales', ...means }]);
    expect(total).toMatchObject(means);
  });
});
