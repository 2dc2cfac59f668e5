import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confidentialitySettings, effectOfMinimum, setMinimumGroup } from '#server/privacy/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { importTexts } from '../ingest/tryOut.ts';

const ITEMS = 'survey,item,dimension,scale_low,scale_high\npulse,q1,calm,1,5\n';
const HEAD = 'survey,wave,closed_on,respondent_id,department,item,value\n';
const of = (department: string, people: number): string =>
  Array.from(
    { length: people },
    (_, person) => `pulse,1,2024-01-28,${department}${person},${department},q1,${2 + (person % 4)}\n`,
  ).join('');

describe.each(databases)('the confidentiality settings on $name', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await engine.open();
    await importTexts(test.db, { 'items.csv': ITEMS });
    await importTexts(test.db, { 'answers.csv': HEAD + of('A', 12) + of('B', 7) + of('C', 2) }, { unasked: true });
  });
  afterAll(() => test.close());

  it('count what is shown and withheld of each wave, by why', async () => {
    // Of 21 people two are in C: C is too few, and the company less A and B would give it, so one more goes.
    const { minimumGroup, floor, waves } = await confidentialitySettings(test.db);
    expect({ minimumGroup, floor }).toEqual({ minimumGroup: 5, floor: 3 });
    expect(waves).toHaveLength(1);
    expect(waves[0]).toMatchObject({ survey: 'pulse', wave: '1', closedOn: '2024-01-28', minimumGroup: 5, shown: 2 });
    expect(waves[0].withheld['too few']).toBe(1);
    expect(waves[0].withheld['would reveal another group']).toBe(1);
  });

  it('foretell what another minimum would withhold, and change nothing by it', async () => {
    const effect = await effectOfMinimum(test.db, 13);
    expect(effect).toMatchObject({ minimumGroup: 13, hidden: 1, waves: [{ shown: 2, hidden: 1 }] });
    expect((await confidentialitySettings(test.db)).minimumGroup).toBe(5);
  });

  it('foretell also what would give too small a group away, as it comes out', async () => {
    const other = await engine.open();
    try {
      await importTexts(other.db, { 'items.csv': ITEMS });
      await importTexts(other.db, { 'answers.csv': HEAD + of('A', 12) + of('B', 9) + of('C', 6) }, { unasked: true });
      // C's six are under seven; and the company less A and B would tell of them, so one more of these goes.
      const effect = await effectOfMinimum(other.db, 7);
      expect(effect).toMatchObject({ hidden: 2, waves: [{ shown: 4, hidden: 2 }] });
      expect((await confidentialitySettings(other.db)).waves[0].shown).toBe(4);
      expect((await setMinimumGroup(other.db, 7)).hidden).toBe(2);
      expect((await confidentialitySettings(other.db)).waves[0].shown).toBe(2);
    } finally {
      await other.close();
    }
  });

  it('are foretold as they come out', async () => {
    const { hidden } = await effectOfMinimum(test.db, 13);
    expect((await setMinimumGroup(test.db, 13)).hidden).toBe(hidden);
    const { minimumGroup, waves } = await confidentialitySettings(test.db);
    expect(minimumGroup).toBe(13);
    expect(waves[0]).toMatchObject({ shown: 1, minimumGroup: 13 });
    await setMinimumGroup(test.db, 3);
    expect((await confidentialitySettings(test.db)).waves[0].shown).toBe(1);
  });
});
