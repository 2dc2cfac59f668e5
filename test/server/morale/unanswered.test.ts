import { expect, it } from 'vitest';
import { morale } from '#server/morale/index.ts';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import { contextOf } from '#test/factories/contextOf.ts';
import type { SnapshotRows } from '#test/factories/snapshotRows.ts';

const people = (manager: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ employee: `${manager}${at}`, manager, from: '2023-01-01' }));
const answers = (manager: string, wave: string, given: readonly number[]) =>
  given.map((morale_1) => ({ wave, manager, answers: { morale_1 } }));
const records: SnapshotRows = {
  spells: [...people('ana', 6), ...people('bo', 6), ...people('cy', 6)],
  waves: [
    { name: 'spring', closedOn: '2024-04-30' },
    { name: 'autumn', closedOn: '2024-10-31' },
  ],
  items: [{ item: 'morale_1', dimension: 'morale' }],
  respondents: [
    ...answers('ana', 'spring', [1, 2, 3, 4, 5, 4]),
    ...answers('bo', 'spring', [3, 4, 5]),
    ...answers('ana', 'autumn', [1, 2, 3, 4, 5, 4]),
  ],
  recordsThrough: '2024-12-31',
};
const told = async (rows: SnapshotRows, by: 'manager' | 'department' = 'manager') =>
  wordsOf((await morale(contextOf(rows), { by })).value);
const wordsOf = ({ rows }: MoraleResponse): Record<string, (string | undefined)[]> =>
  Object.fromEntries(
    rows.map(({ manager, group, measures }) => [
      (manager ?? group)!.id,
      measures.map((measure) => measure.withheld ?? `${measure.respondents} answers`),
    ]),
  );

it('a team in which nobody answered, in this wave or any, is told of like one in which too few did', async () => {
  expect(await told(records)).toEqual({
    // In spring the company's nine answers less ana's six would be bo's three.
    ana: ['would reveal another group', '6 answers'],
    bo: ['too few', 'too few'],
    cy: ['too few', 'too few'],
  });
});

it('a team the records know nobody of on that day is not told of when too few answered: that would say that somebody had', async () => {
  const strangers = answers('dot', 'autumn', [3, 3, 4]);
  expect(await told({ ...records, respondents: [...records.respondents!, ...strangers] })).not.toHaveProperty('dot');
});

it('groups of a kind that no answer names are not told of at all', async () => {
  const placed = records.spells!.map((spell) => ({ ...spell, department: 'Sales' }));
  expect(await told({ ...records, spells: placed }, 'department')).toEqual({});
});

it('without records of people, a team is told of when anybody in it answered', async () => {
  expect(await told({ ...records, spells: [] })).toEqual({
    ana: ['would reveal another group', '6 answers'],
    bo: ['too few'],
  });
});

it('a team in which nobody answered is pointed to the same wider area as one in which too few did', async () => {
  const led = [
    ...records.spells!,
    ...['ana', 'bo', 'cy'].map((employee) => ({ employee, manager: 'di', from: '2023-01-01' })),
  ];
  const respondents = [...answers('ana', 'autumn', [1, 2, 3, 4, 5, 4]), ...answers('bo', 'autumn', [3, 4, 5])];
  const { value } = await morale(contextOf({ ...records, spells: led, respondents }), { by: 'manager' });
  const pointed = value.rows.map(({ manager, measures: [{ wider }] }) => [
    manager!.id,
    wider?.manager.id,
    wider?.measure.respondents,
  ]);
  // All nine answers are in di's area; ana's six would leave bo's three of it.
  expect(pointed).toEqual(['ana', 'bo', 'cy', 'di'].map((id) => [id, 'di', 9]));
});
