import { expect, it } from 'vitest';
import { compute } from '#server/exits/compute.ts';

it('counts who came and went each year, and turnover on the mean of both headcounts', () => {
  const stay = { type: null, reason: null };
  const { years, employed, exitsByReason } = compute({
    lastYear: 2021,
    counts: [
      { hired: 2020, left: null, people: 8, ...stay },
      { hired: 2020, left: 2021, type: 'voluntary', reason: 'pay', people: 2 },
      { hired: 2021, left: null, people: 4, ...stay },
    ],
  });
  expect(employed).toBe(12);
  expect(exitsByReason).toEqual({ pay: 2 });
  // 10 at the start, 12 at the end: 2 ÷ 11.
  expect(years?.[1]).toMatchObject({ year: 2021, atStart: 10, atEnd: 12, hires: 4, exits: 2 });
  expect(years?.[1].turnoverPercent).toBeCloseTo(200 / 11, 10);
});

it('tells no headcount where a hire day is unknown', () => {
  const { years, notes } = compute({
    lastYear: 2020,
    counts: [{ hired: null, left: 2020, type: null, reason: null, people: 1 }],
  });
  expect(years?.[0].atStart).toBeUndefined();
  expect(notes).toEqual(['Headcounts cannot be given: hire days are missing.']);
});

it('gives headcounts and turnover of the employments with a hire day, and tells how many are left out', () => {
  const stay = { type: null, reason: null };
  const { years, notes } = compute({
    lastYear: 2020,
    counts: [
      { hired: 2019, left: null, people: 3, ...stay },
      { hired: 2019, left: 2020, people: 1, ...stay },
      { hired: null, left: null, people: 5, ...stay },
      { hired: null, left: 2020, people: 2, ...stay },
    ],
  });
  // 4 at the start, 3 at the end, 1 of them gone: 1 ÷ 3.5. The two others who left are counted as exits only.
  expect(years?.[1]).toMatchObject({ year: 2020, atStart: 4, atEnd: 3, exits: 3 });
  expect(years?.[1].turnoverPercent).toBeCloseTo(100 / 3.5, 10);
  expect(notes).toEqual([
    'Headcounts and turnover are of the 4 employments with a hire day; 7 without one are left out of them.',
  ]);
});
