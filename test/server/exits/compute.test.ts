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
