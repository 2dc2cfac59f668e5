import { describe, expect, it } from 'vitest';
import { csvFromTable } from '#shared/csv/csvFromTable.ts';

const cellOf = (cell: string | number | undefined): string => csvFromTable([], [[cell]]).split('\r\n')[1] ?? '';

describe('a table as CSV', () => {
  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx'])(
    'puts an apostrophe before %j, which a spreadsheet would run',
    (text) => {
      expect(cellOf(text)).toBe(`'${text}`);
    },
  );

  it('quotes what starts with a carriage return after the apostrophe', () => {
    expect(cellOf('\rx')).toBe('"\'\rx"');
  });

  it('writes real numbers bare, negative ones too', () => {
    expect(cellOf(-2.5)).toBe('-2.5');
    expect(cellOf(10_005_534)).toBe('10005534');
  });

  it('leaves what was not measured empty, and what is no number too', () => {
    expect(cellOf(undefined)).toBe('');
    expect(cellOf(Number.NaN)).toBe('');
  });

  it('doubles quotes and quotes commas and line breaks', () => {
    expect(cellOf('a "b", c')).toBe('"a ""b"", c"');
    expect(cellOf('a\nb')).toBe('"a\nb"');
  });

  it('ends every line with CRLF', () => {
    expect(csvFromTable(['a', 'b'], [[1, 'x']])).toBe('a,b\r\n1,x\r\n');
  });
});
