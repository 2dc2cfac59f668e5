import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateOrder, isoOf, readDateText } from '#server/ingest/values/dateText.ts';
import { readExitType } from '#server/ingest/values/exitType.ts';
import { isMissing } from '#server/ingest/values/missing.ts';
import { decimalShown, readNumber } from '#server/ingest/values/numberText.ts';
import { isoFromDay } from '#shared/calendar/day.ts';

const read = (text: string, order: DateOrder = 'year first') => {
  const date = readDateText(text, 2036);
  return date && isoOf(date, order);
};

describe('dates', () => {
  it.each<[string, DateOrder, string | undefined]>([
    ['2019-02-28', 'month first', '2019-02-28'],
    ['2019/2/8 0:00', 'day first', '2019-02-08'],
    ['20190228', 'day first', '2019-02-28'],
    ['28.02.2019', 'day first', '2019-02-28'],
    ['2/28/19', 'month first', '2019-02-28'],
    ['2/28/37', 'month first', '1937-02-28'],
    ['28-Feb-2019', 'year first', '2019-02-28'],
    ['Feb 28, 2019', 'year first', '2019-02-28'],
    ['2019-02-28T23:59:59Z', 'year first', '2019-02-28'],
    ['30/02/2019', 'day first', undefined],
    ['2019-02-29', 'year first', undefined],
    ['2020-02-29', 'year first', '2020-02-29'],
    ['2/28/2019', 'year first', undefined],
    ['13/02/2019', 'month first', undefined],
    ['12345', 'year first', undefined],
  ])('%j read %s is %j', (text, order, iso) => {
    expect(read(text, order)).toBe(iso);
  });

  it('every day written in any of the three orders is read back', () => {
    const property = fc.property(
      fc.integer({ min: -25_000, max: 40_000 }),
      fc.constantFrom('-', '/', '.'),
      (day, mark) => {
        const iso = isoFromDay(day);
        const [year, month, date] = iso.split('-');
        expect(read([year, month, date].join(mark))).toBe(iso);
        expect(read([date, month, year].join(mark), 'day first')).toBe(iso);
        expect(read([Number(month), Number(date), year].join(mark), 'month first')).toBe(iso);
      },
    );
    fc.assert(property, { numRuns: 500, seed: 3 });
  });
});

describe('numbers', () => {
  it.each<[string, '.' | ',', number | undefined]>([
    ['1,234.50', '.', 1234.5],
    ['1.234,50', ',', 1234.5],
    ["1'234", '.', 1234],
    ['1 234,5', ',', 1234.5],
    ['(12.00)', '.', -12],
    ['$ 5', '.', 5],
    ['5 %', '.', 5],
    ['PLN 7,5', ',', 7.5],
    ['-.5', '.', -0.5],
    ['12.3.4', '.', undefined],
    ['1,23', '.', undefined],
    ['twelve', '.', undefined],
    ['', '.', undefined],
  ])('%j with %j is %j', (text, decimal, value) => {
    expect(readNumber(text, decimal)).toBe(value);
  });

  it.each([
    ['1,234', 'either'],
    ['1.234', 'either'],
    ['0.234', '.'],
    ['12,3', ','],
    ['1,234,567', '.'],
    ['12', undefined],
  ])('%j shows %j', (text, shown) => {
    expect(decimalShown(text)).toBe(shown);
  });
});

describe('missing values', () => {
  it.each([
    '',
    '#N/A',
    'n/a',
    'NULL',
    '0000-00-00',
    '1/1/1900',
    '1/1/1900 0:00',
    '9999-12-31',
    '9999-12-31 00:00:00',
    '01/01/3000',
    '-',
    '9999-12-31T00:00:00.000Z',
    '9999-12-31T23:59:59+00:00',
    '1900-01-01T00:00:00.000000+00:00',
    '0000-00-00 00:00:00',
  ])('%j is one', (text) => {
    expect(isMissing(text)).toBe(true);
  });

  it.each(['0', '1', '3', 'no', 'Norway', '1/1/1901', '31/12/1999', '-1', '#1'])('%j is none', (text) => {
    expect(isMissing(text)).toBe(false);
  });
});

describe('how employments end', () => {
  it.each([
    [['Voluntarily Terminated', 'retiring'], 'voluntary'],
    [['Terminated for Cause', null], 'dismissed'],
    [['Terminate_Employee_Voluntary'], 'voluntary'],
    [['Terminate_Employee_Involuntary'], 'dismissed'],
    [['Resignation (Voluntary)'], 'voluntary'],
    [['Termination (Involuntary)'], 'dismissed'],
    [['Death'], 'death'],
    [['end_of_contract'], 'end_of_contract'],
    [['Left', 'laid off in restructuring'], 'redundancy'],
    [['Terminated', null], 'unknown'],
    [['', 'career change'], 'voluntary'],
    [['Ill Health Retirement'], 'retirement'],
  ])('%j: %s', (texts, type) => {
    expect(readExitType(texts)).toBe(type);
  });
});
