import { describe, expect, it } from 'vitest';
import { teamsScope } from '#server/access/scope.ts';
import { morale } from '#server/morale/index.ts';
import { toMillionths } from '#server/privacy/index.ts';
import type { MoraleMeasure, MoraleResponse } from '#shared/contract/morale.ts';
import { contextOf } from '#test/factories/contextOf.ts';
import type { RespondentRow, SnapshotRows } from '#test/factories/snapshotRows.ts';

const team = (manager: string, answers: number[], wave = 'spring'): RespondentRow[] =>
  answers.map((answer) => ({ wave, manager, department: 'Sales', answers: { calm: answer } }));
const survey = (respondents: RespondentRow[], rest: SnapshotRows = {}): SnapshotRows => ({
  waves: [{ name: 'spring', closedOn: '2024-04-30' }],
  items: [{ item: 'calm', dimension: 'morale' }],
  respondents,
  ...rest,
});
async function answered(rows: SnapshotRows, request = {}): Promise<MoraleResponse> {
  return (await morale(contextOf(rows), { by: 'manager', ...request })).value;
}
const of = (answer: MoraleResponse, id: string): MoraleMeasure[] =>
  answer.rows.find((row) => (row.manager ?? row.group)?.id === id)?.measures ?? [];

describe('morale of a team', () => {
  it('is the mean, the score with its t interval, the favourable share with Wilson limits, and the agreement', async () => {
    // 1, 2, 4, 5, 3 on 1–5: mean 3; scores 0, 25, 75, 100, 50: mean 50, variance 1562.5, standard error √312.5 = 17.6777,
    // t(4) = 2.776445, so 50 ± 49.0811. Two of five favourable: Wilson 0.1176–0.7693. Variance of answers 2.5 > 2: agreement 0.
    const [first] = of(
      await answered(survey([...team('ana', [1, 2, 4, 5, 3]), ...team('bo', [2, 2, 4, 5, 3])])),
      'ana',
    );
    expect(first).toMatchObject({ dimension: 'morale', wave: 'spring', closedOn: '2024-04-30', respondents: 5 });
    expect(first.mean).toBeCloseTo(3, 12);
    expect(first.scale).toEqual({ low: 1, high: 5 });
    expect(first.score).toBeCloseTo(50, 12);
    expect(first.scoreInterval?.lower).toBeCloseTo(0.9189, 3);
    expect(first.scoreInterval?.upper).toBeCloseTo(99.0811, 3);
    expect(first.favourable).toBeCloseTo(0.4, 12);
    expect(first.favourableInterval?.lower).toBeCloseTo(0.1176, 4);
    expect(first.favourableInterval?.upper).toBeCloseTo(0.7693, 4);
    expect(first.agreement).toBe(0);
  });

  it('agrees by 1 − variance ÷ 2 for one item on five steps', async () => {
    // 3, 4, 4, 4, 5: variance 0.5, rwg = 1 − 0.5 ÷ 2 = 0.75.
    const answer = await answered(survey([...team('ana', [3, 4, 4, 4, 5]), ...team('bo', [2, 2, 4, 5, 3])]));
    expect(of(answer, 'ana')[0].agreement).toBeCloseTo(0.75, 12);
  });

  it('agrees by rwg(j) over several items, from the mean of their variances', async () => {
    // Variances 0.5 and 1.5 over 5 people: mean 1, ratio 0.5; rwg(2) = 2 × 0.5 ÷ (2 × 0.5 + 0.5) = 2/3.
    const [calm, glad] = [
      [3, 4, 4, 4, 5],
      [1, 3, 4, 3, 4],
    ];
    const respondents = calm.map((answer, i) => ({
      wave: 'spring',
      manager: 'ana',
      answers: { calm: answer, glad: glad[i] },
    }));
    const items = ['calm', 'glad'].map((item) => ({ item, dimension: 'morale' }));
    const answer = await answered(survey([...respondents], { items }));
    expect(of(answer, 'ana')[0].agreement).toBe(0.666667);
    expect(of(answer, 'ana')[0].respondents).toBe(5);
  });

  it('is told in millionths, since each person’s score is known to one', async () => {
    // On 1–4 these are 0, 33.333333, 66.666667, 100, 33.333333 as they are kept: 233.333333 ÷ 5 = 46.6666666, for 46.666667.
    const items = [{ item: 'calm', dimension: 'morale', low: 1, high: 4 }];
    const [measure] = of(await answered(survey(team('ana', [1, 2, 3, 4, 2]), { items })), 'ana');
    expect(measure).toMatchObject({ score: 46.666667, mean: 2.4 });
    expect(toMillionths(233.333333 / 5)).toBe(46.666667);
    expect(toMillionths(64.9999998)).toBe(65);
  });

  it('is withheld in every number below five respondents, and with it the next smallest team', async () => {
    const answer = await answered(
      survey([...team('ana', [3, 4, 5]), ...team('bo', [2, 3, 4, 4, 5, 5]), ...team('cy', [1, 2, 3, 4, 5, 5, 4])]),
    );
    const about = { dimension: 'morale', survey: 'pulse', wave: 'spring', closedOn: '2024-04-30' };
    expect(of(answer, 'ana')).toEqual([{ ...about, withheld: 'too few', minimum: 5 }]);
    expect(of(answer, 'bo')).toEqual([{ ...about, withheld: 'would reveal another group' }]);
    expect(of(answer, 'cy')[0].respondents).toBe(7);
    expect(answer.company[0].respondents).toBe(16);
  });

  it('withheld for too few, is told with the minimum its wave was decided by', async () => {
    const context = contextOf(survey([...team('ana', [3, 4, 5]), ...team('bo', [2, 3, 4, 4, 5, 5])]));
    context.snapshot.waves[0].minimumGroup = 8;
    const { value } = await morale(context, { by: 'manager' });
    expect(of(value, 'ana')).toMatchObject([{ withheld: 'too few', minimum: 8 }]);
  });

  it('is never told exactly where everybody is favourable', async () => {
    const answer = await answered(survey([...team('ana', [4, 5, 4, 5, 5]), ...team('bo', [1, 2, 3, 4, 5, 4])]));
    const [measure] = of(answer, 'ana');
    expect(measure).toMatchObject({ unanimous: true, favourableBound: '95 % or more', respondents: 5 });
    expect(measure.favourable).toBeUndefined();
    expect(measure.favourableInterval).toBeUndefined();
    expect(of(answer, 'bo')[0].favourable).toBeUndefined();
    expect(of(answer, 'bo')[0].partlyWithheld).toBe('would reveal another group');
  });

  it('calls no answer favourable in a dimension where a high score is a strain', async () => {
    const items = [{ item: 'calm', dimension: 'exhaustion' }];
    const answer = await answered(survey(team('ana', [1, 2, 3, 4, 5]), { items }));
    expect(of(answer, 'ana')[0].score).toBeCloseTo(50, 12);
    expect(of(answer, 'ana')[0].favourable).toBeUndefined();
  });

  it('has no mean on the original scale where the items are on different ones', async () => {
    const items = [
      { item: 'calm', dimension: 'morale' },
      { item: 'glad', dimension: 'morale', low: 0, high: 10 },
    ];
    const respondents = [1, 2, 3, 4, 5].map((calm) => ({
      wave: 'spring',
      manager: 'ana',
      answers: { calm, glad: calm },
    }));
    const [measure] = of(await answered(survey(respondents, { items })), 'ana');
    expect(measure.mean).toBeUndefined();
    expect(measure.agreement).toBeUndefined();
    expect(measure.score).toBeDefined();
  });
});

const people = (n: number, manager: string) =>
  Array.from({ length: n }, (_, i) => ({ employee: `${manager}${i}`, manager, from: '2020-01-01' }));

describe('participation', () => {
  const spells = [...people(8, 'ana'), ...people(10, 'bo')];
  const answers = [...team('ana', [1, 2, 4, 5, 3, 3]), ...team('bo', [2, 2, 4, 5, 3])];

  it('is respondents ÷ people assigned on the day the wave closed', async () => {
    const gone = { employee: 'gone', manager: 'ana', from: '2020-01-01', to: '2024-04-30', exit: 'voluntary' as const };
    const answer = await answered(survey(answers, { spells: [...spells, gone], recordsThrough: '2024-12-31' }));
    expect(of(answer, 'ana')[0].participation).toBeCloseTo(6 / 8, 12);
    expect(of(answer, 'bo')[0].participation).toBeCloseTo(5 / 10, 12);
    expect(answer.company[0].participation).toBeCloseTo(11 / 18, 12);
  });

  it('is over the people invited for the company, when the file says how many', async () => {
    const waves = [{ name: 'spring', closedOn: '2024-04-30', invited: 22 }];
    const answer = await answered(survey(answers, { spells, waves, recordsThrough: '2024-12-31' }));
    expect(answer.company[0].participation).toBeCloseTo(0.5, 12);
  });

  it('is absent, with the reason, when the people records end before the wave closed', async () => {
    const answer = await answered(survey(answers, { spells, recordsThrough: '2024-03-31' }));
    expect(of(answer, 'ana')[0].participation).toBeUndefined();
    expect(answer.notes.join()).toContain('Participation of teams cannot be given for spring');
  });

  it('is absent when more people answered than were assigned', async () => {
    const answer = await answered(survey(answers, { spells: people(5, 'ana'), recordsThrough: '2024-12-31' }));
    expect(of(answer, 'ana')[0].participation).toBeUndefined();
    expect(answer.company[0].participation).toBeUndefined();
    expect(answer.notes.join()).toContain('more people answered than were assigned');
  });
});

describe('what a reader of morale is given', () => {
  const waves = [
    { name: 'spring', closedOn: '2024-04-30' },
    { name: 'autumn', closedOn: '2024-10-31' },
  ];
  const both = survey(
    ['spring', 'autumn'].flatMap((wave) => team('ana', [1, 2, 3, 4, 5], wave)),
    { waves },
  );

  it('is every wave, with the favourable share for the latest only', async () => {
    const measures = of(await answered(both), 'ana');
    expect(measures.map(({ wave, favourable }) => [wave, favourable])).toEqual([
      ['spring', undefined],
      ['autumn', 0.4],
    ]);
    expect(measures.every(({ score }) => score === 50)).toBe(true);
  });

  it('is the one wave that was named, in full', async () => {
    const measures = of(await answered(both, { wave: 'spring' }), 'ana');
    expect(measures.map(({ wave, favourable }) => [wave, favourable])).toEqual([['spring', 0.4]]);
    expect((await answered(both, { wave: 'winter' })).notes.join()).toContain('no survey wave called “winter”');
  });

  it('is the waves that closed in the months asked for', async () => {
    expect((await answered(both, { from: '2024-05' })).waves.map(({ wave }) => wave)).toEqual(['autumn']);
    expect((await answered(both, { to: '2024-03' })).notes.join()).toContain('no survey wave closed');
  });

  it('is the same by department', async () => {
    expect(of(await answered(both, { by: 'department' }), 'Sales')[1].score).toBe(50);
  });

  it('is no row and no company for one who may see no team', async () => {
    const context = contextOf(both, teamsScope('m@example.org', 'manager', new Set()));
    const { rows, company } = (await morale(context, { by: 'manager' })).value;
    expect([rows, company]).toEqual([[], []]);
  });

  it('is a sentence, and no row, when no answers were imported', async () => {
    const answer = await answered({});
    expect(answer).toMatchObject({ rows: [], company: [], waves: [], dimensions: [] });
    expect(answer.notes[0]).toContain('no survey answers');
  });
});
