import { describe, expect, it } from 'vitest';
import { managerFacts, windowOf } from '#server/burnout/facts.ts';
import { surveySeries } from '#server/burnout/signals/surveySeries.ts';
import { dayFromIso } from '#shared/calendar/day.ts';
import type { MoraleMeasure, MoraleResponse } from '#shared/contract/morale.ts';
import { snapshotOf } from '#test/factories/snapshot.ts';

const snapshot = snapshotOf({
  spells: ['Ann', 'Bob'].map((manager) => ({ employee: `of ${manager}`, manager, from: '2023-01-01' })),
  recordsThrough: '2025-01-01',
});
const window = windowOf(snapshot, { from: -Infinity, to: Infinity }, 24)!;
const facts = managerFacts(snapshot, window);

const measure = (closedOn: string, figures: Partial<MoraleMeasure>): MoraleMeasure => ({
  dimension: 'Morale',
  survey: 'pulse',
  wave: closedOn.slice(0, 7),
  closedOn,
  ...figures,
});
const shown = { respondents: 9, score: 60, scoreInterval: { lower: 50, upper: 70, level: 0.95 } };

/** Morale of Ann and Bob in two waves; Bob answers for his team from the given day. */
function seriesOf(bobLate: Partial<MoraleMeasure>, bobFrom: string, others: Partial<MoraleMeasure> = shown) {
  const waves = ['2024-03-15', '2024-09-15'];
  const morale: MoraleResponse = {
    waves: waves.map((closedOn) => ({ survey: 'pulse', wave: closedOn.slice(0, 7), closedOn })),
    dimensions: ['Morale'],
    rows: ['Ann', 'Bob'].map((id) => ({
      manager: { id, name: id },
      measures: waves.map((closedOn, wave) => measure(closedOn, id === 'Bob' && wave === 1 ? bobLate : others)),
    })),
    company: [],
    minimumGroup: 5,
    notes: [],
  };
  const places = ['Ann', 'Bob'];
  return surveySeries('low morale', 'score', morale, window, {
    facts,
    placeOf: (id) => places.indexOf(id ?? ''),
    answersFrom: (at) => (at === 1 ? dayFromIso(bobFrom)! : 0),
  })!;
}

describe('survey values', () => {
  it('are those of the dimension under any of its names, wave by wave', () => {
    const { dimension, waves, value } = seriesOf({ ...shown, score: 41 }, '2023-01-01');
    expect(dimension).toBe('Morale');
    expect(waves.map(({ name }) => name)).toEqual(['2024-03', '2024-09']);
    expect(value.map((scores) => [...scores])).toEqual([
      [60, 60],
      [60, 41],
    ]);
  });

  it('from before a manager answers for the team are not held against them', () => {
    const { value, silent } = seriesOf(shown, '2024-10-01');
    expect(value.map((scores) => scores[1])).toEqual([Number.NaN, Number.NaN]);
    expect(silent(1)).toBe('The wave closed too soon after the manager took over.');
  });

  it('that are withheld stay so', () => {
    const { value, silent } = seriesOf({ withheld: 'too few' }, '2023-01-01');
    expect(value[1][1]).toBeNaN();
    expect(silent(1)).toBe('Too few answered in the latest wave to tell.');
    // Of a team nobody answered in, the same is said.
    expect(silent(7)).toBe('Too few answered in the latest wave to tell.');
  });

  it('whose spread nobody gave are not told from chance', () => {
    const { spread, silent } = seriesOf({ respondents: 9, score: 30 }, '2023-01-01', { respondents: 9, score: 60 });
    expect(spread[1]).toBeNaN();
    expect(silent(1)).toBe(
      'The latest wave holds scores of teams without standard deviations: a difference cannot be told from chance.',
    );
  });

  it('scatter within teams as far as the limits of their means say', () => {
    // t(0.975, 8) = 2.306: standard error 10 / 2.306, times the root of nine people.
    expect(seriesOf(shown, '2023-01-01').spread[0]).toBeCloseTo((10 / 2.306004) * 3, 4);
  });
});
