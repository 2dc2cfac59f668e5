import { expect, it } from 'vitest';
import { monthOrYear } from '#server/ingest/values/monthOrYear.ts';

it.each([
  ['2013', '2013'],
  ['08/2012', '2012-08'],
  ['2012-08', '2012-08'],
  ['12-Aug', '2012-08'],
  ['Aug-12', '2012-08'],
  ['August 2012', '2012-08'],
  ['31/08/2012', '2012-08'],
  ['05/08/2012', '2012'],
  ['2012-08-14', '2012-08'],
  ['99-Dec', '1999-12'],
  ['Not Stated', null],
  ['', null],
  ['soon', undefined],
])('"%s" tells of %s', (text, told) => {
  expect(monthOrYear(text, 2036)).toBe(told);
});
