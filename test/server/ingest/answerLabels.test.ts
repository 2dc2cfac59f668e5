import { describe, expect, it } from 'vitest';
import { isNoAnswer, leadingNumber, readAnswerLabel } from '#server/ingest/values/answerLabels.ts';
import { LabelTally, labelValues } from '#server/ingest/values/labelScale.ts';
import { AnswerRange } from '#server/ingest/recognise/answerRange.ts';
import { scaleOf } from '#server/ingest/recognise/scaleOf.ts';

/** The places of the words on the scale they make up together, each ticked `times` times. */
function places(words: readonly string[], times = 1): number[] {
  const tally = new LabelTally();
  for (const word of words) for (let i = 0; i < times; i++) tally.add(word);
  const values = labelValues(words, tally);
  return words.map((word) => Number(values[word]));
}

const range = (points: readonly number[], times: number) => {
  const found = new AnswerRange();
  for (const point of points) for (let i = 0; i < times; i++) found.add(point);
  return found;
};
const ends = (found: AnswerRange, beside: readonly number[] = []) => {
  const scale = scaleOf(found, undefined, beside);
  return scale && [scale.low, scale.high];
};
const upTo = (low: number, high: number) => Array.from({ length: high - low + 1 }, (_, i) => low + i);

describe('answers in words', () => {
  it.each([
    ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
    [
      'Totalmente en desacuerdo',
      'En desacuerdo',
      'Ni de acuerdo ni en desacuerdo',
      'De acuerdo',
      'Totalmente de acuerdo',
    ],
    [
      'Zdecydowanie się nie zgadzam',
      'Raczej się nie zgadzam',
      'Trudno powiedzieć',
      'Raczej się zgadzam',
      'Zdecydowanie się zgadzam',
    ],
    ['Stimme überhaupt nicht zu', 'Stimme nicht zu', 'Teils, teils', 'Stimme zu', 'Stimme voll und ganz zu'],
    ['Trifft gar nicht zu', 'Trifft eher nicht zu', 'teils/teils', 'Trifft eher zu', 'Trifft voll und ganz zu'],
    ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
    ['Muy insatisfecha', 'Insatisfecho', 'Ni satisfecho ni insatisfecho', 'Satisfecha', 'Muy satisfecho'],
    ['Bardzo niezadowolona', 'Niezadowolony', 'Ani zadowolony, ani niezadowolony', 'Zadowolona', 'Bardzo zadowolony'],
    ['Sehr unzufrieden', 'Unzufrieden', 'weder noch', 'Zufrieden', 'Sehr zufrieden'],
    ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'],
    ['Nunca', 'Rara vez', 'A veces', 'A menudo', 'Siempre'],
    ['Nigdy', 'Rzadko', 'Czasami', 'Często', 'Zawsze'],
    ['Nie', 'Selten', 'Manchmal', 'Häufig', 'Immer'],
    ['SD', 'D', 'N', 'A', 'SA'],
  ])('%s … %s are the points 1 to 5', (...words) => {
    expect(places(words)).toEqual([1, 2, 3, 4, 5]);
  });

  it('words between make seven points, and without a middle that anybody ticked four', () => {
    const seven = [
      'Strongly disagree',
      'Disagree',
      'Slightly disagree',
      'Neutral',
      'Slightly agree',
      'Agree',
      'Strongly agree',
    ];
    expect(places(seven)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(places(['Strongly disagree', 'Disagree', 'Agree', 'Strongly agree'], 50)).toEqual([1, 2, 3, 4]);
    expect(places(['Strongly disagree', 'Disagree', 'Agree', 'Strongly agree'])).toEqual([1, 2, 4, 5]);
  });

  it('a word that says there is no answer is none, and a number before the words is the answer', () => {
    expect(['Prefer not to say', 'Keine Angabe', 'Nie dotyczy', 'No aplica'].every(isNoAnswer)).toBe(true);
    expect(['4 - Agree', '(4) Agree', '4: oft', '4 agree'].map(leadingNumber)).toEqual([4, 4, 4, undefined]);
    expect(readAnswerLabel('perhaps')).toBeUndefined();
  });

  it('letters are codes of answers only where SA or SD is among them', () => {
    const tally = new LabelTally();
    for (const letter of ['N', 'D', 'N', 'D']) tally.add(letter);
    expect(tally.areAnswers).toBe(false);
    tally.add('SA');
    expect(tally.areAnswers).toBe(true);
  });
});

describe('the scale of answers in numbers', () => {
  it.each([
    [0, 1],
    [1, 2],
    [1, 3],
    [1, 4],
    [0, 4],
    [1, 5],
    [0, 6],
    [1, 7],
    [1, 9],
    [1, 10],
    [0, 10],
  ])('many answers that tick every point from %i to %i stand on that scale', (low, high) => {
    expect(ends(range(upTo(low, high), 60))).toEqual([low, high]);
  });

  it('few answers stand on the usual scale that holds them, and from 0 to 5 at most on none', () => {
    expect(ends(range([1, 2, 4], 3))).toEqual([1, 5]);
    expect(ends(range([0, 3, 5], 3))).toBeUndefined();
  });

  it('an item nobody ticked the highest point of has the scale of the columns beside it', () => {
    expect(ends(range(upTo(1, 4), 60), [5, 5])).toEqual([1, 5]);
  });

  it('one slip among hundreds of answers does not change the scale', () => {
    const found = range(upTo(1, 5), 100);
    found.add(55);
    expect(ends(found)).toEqual([1, 5]);
  });
});
