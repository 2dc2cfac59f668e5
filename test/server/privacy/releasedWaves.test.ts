import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undoImport } from '#server/ingest/index.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { ownerScope } from '#server/access/scope.ts';
import { morale } from '#server/morale/index.ts';
import { setMinimumGroup } from '#server/privacy/minimumInForce.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { importTexts, NOW } from '../ingest/tryOut.ts';

const ITEMS = 'survey,item,dimension,scale_low,scale_high\npulse,q1,calm,1,5\n';
const HEAD = 'survey,wave,closed_on,respondent_id,department,item,value\n';
/** Answers of so many people of a department from the first on, in turn 2, 3, 4 and 5. */
const of = (department: string, from: number, to: number, wave = '1'): string =>
  Array.from({ length: to - from }, (_, i) => {
    const person = from + i;
    return `pulse,${wave},2024-0${wave}-28,${department}${person},${department},q1,${2 + (person % 4)}\n`;
  }).join('');

describe.each(databases)('what is shown of a wave, on $name', (engine) => {
  let test: TestDatabase;
  let files = 0;
  const load = (answers: string) =>
    importTexts(test.db, { [`answers${++files}.csv`]: HEAD + answers }, { unasked: true });
  const sums = () => test.db.rows(sql`select grouping, group_key, sum from released_cells order by 1, 2`);
  const shown = () =>
    test.db
      .rows<{ cell: string }>(sql`
      select w.name || ' ' || c.grouping || case group_key when '' then '' else ' ' || group_key end || ': ' || coalesce(respondents::text, decision) as cell
      from released_cells c join survey_waves w on w.wave_id = c.wave_id order by w.name, c.grouping, group_key`)
      .then((rows) => rows.map(({ cell }) => cell));
  beforeEach(async () => {
    test = await engine.open();
    await importTexts(test.db, { 'items.csv': ITEMS });
  });
  afterEach(() => test.close());

  it('is decided with the import that brings its answers, and taken back when that is undone', async () => {
    await load(of('A', 0, 8) + of('B', 0, 7));
    expect(await shown()).toEqual(['1 company: 15', '1 department A: 8', '1 department B: 7']);
    await undoImport(test.db, { importId: undefined, actor: 'test', now: NOW });
    expect(await shown()).toEqual([]);
  });

  it('stays as it was when later answers of one person would tell what that person said', async () => {
    await load(of('A', 0, 8) + of('B', 0, 7));
    const receipt = await load(of('A', 8, 9));
    expect(receipt.changes).toBe(1);
    expect(await shown()).toEqual(['1 company: 15', '1 department A: 8', '1 department B: 7']);
    const facts = inlineFacts(test.db);
    const context = {
      snapshot: await facts.refresh(),
      scope: ownerScope('owner'),
      compareExits: () => Promise.reject(new Error('not asked for')),
    };
    const { value } = await morale(context, { by: 'department' });
    expect(value.notes.join(' ')).toContain('The later answers of 1 person are not shown for 1');
  });

  it('is decided anew when five people come, and comes back when they are undone', async () => {
    await load(of('A', 0, 8) + of('B', 0, 7));
    await load(of('A', 8, 13));
    expect(await shown()).toEqual(['1 company: 20', '1 department A: 13', '1 department B: 7']);
    await undoImport(test.db, { importId: undefined, actor: 'test', now: NOW });
    expect(await shown()).toEqual(['1 company: 15', '1 department A: 8', '1 department B: 7']);
  });

  it('stays as it was when one person answers otherwise', async () => {
    await load(of('A', 0, 8) + of('B', 0, 7));
    const before = await sums();
    await load('pulse,1,2024-01-28,A0,A,q1,5\n');
    expect(await sums()).toEqual(before);
  });

  it('leaves out of the next wave what one joiner would be told by, and all it could be had from', async () => {
    await load(of('A', 0, 8) + of('B', 0, 8) + of('C', 0, 8));
    await load(of('A', 0, 9, '2') + of('B', 8, 16, '2') + of('C', 0, 8, '2'));
    const cells = (await shown()).filter((cell) => cell.startsWith('2'));
    expect(cells).toContain('2 department A: would reveal a change');
    // The company of 25 less the two other departments would be A again.
    expect(cells.filter((cell) => /: \d+$/.test(cell)).length).toBeLessThan(3);
  });

  it('shows the next wave in full when the same people answer', async () => {
    await load(of('A', 0, 8) + of('B', 0, 7));
    await load(of('A', 0, 8, '2') + of('B', 0, 7, '2'));
    expect((await shown()).slice(3)).toEqual(['2 company: 15', '2 department A: 8', '2 department B: 7']);
  });

  it('is cut to a higher minimum for good, which holds for waves to come', async () => {
    await load(of('A', 0, 8) + of('B', 0, 12));
    expect((await setMinimumGroup(test.db, 10)).hidden).toBe(2);
    // The company's 20 less the twelve of B would be the eight of A.
    const cut = ['1 company: 20', '1 department A: too few', '1 department B: would reveal another group'];
    expect(await shown()).toEqual(cut);
    await setMinimumGroup(test.db, 3);
    expect(await shown()).toEqual(cut);
    await load(of('A', 20, 24, '2') + of('B', 20, 30, '2'));
    expect(await shown()).toContain('2 department A: 4');
    await expect(setMinimumGroup(test.db, 2)).rejects.toThrow('at least 3');
  });

  it('stays cut when the wave is decided anew with answers that came later', async () => {
    await load(of('A', 0, 8) + of('B', 0, 12));
    await setMinimumGroup(test.db, 10);
    await setMinimumGroup(test.db, 5);
    await load(of('A', 0, 8) + of('B', 0, 24));
    expect(await shown()).toEqual([
      '1 company: 32',
      '1 department A: too few',
      '1 department B: would reveal another group',
    ]);
  });
});
