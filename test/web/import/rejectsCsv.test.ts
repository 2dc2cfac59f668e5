import { describe, expect, test } from 'vitest';
import { rejectsCsv } from '#web/import/rejectsCsv.ts';
import { brokenRow } from './fixtures.ts';

const valueCell = (value: string): string | undefined =>
  rejectsCsv([{ ...brokenRow, value }])
    .split('\r\n')[1]
    ?.split(',')[3];

describe('the rejected rows as a file', () => {
  test('have file, line, column, value and reason, and leave out what was not rejected', () => {
    expect(rejectsCsv([brokenRow, { file: 'people.csv', reason: 'only a remark', rejected: false }])).toBe(
      'file,line,column,value,reason\r\npeople.csv,17,Hired,31/31/2011,is not a day of the calendar\r\n',
    );
  });

  test.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\tx'])('do not let a spreadsheet run %j as a formula', (value) => {
    expect(valueCell(value)).toBe(`'${value}`);
  });

  test('keep a negative number a number', () => {
    expect(valueCell('-12.5')).toBe('-12.5');
  });

  test('keep an empty cell empty where there is no line or value', () => {
    expect(rejectsCsv([{ file: 'a.csv', reason: 'no header', rejected: true }])).toContain('a.csv,,,,no header');
  });
});
