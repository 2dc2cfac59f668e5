import { describe, expect, it } from 'vitest';
import { DateScan } from '#server/ingest/recognise/dateScan.ts';
import { NumberScan } from '#server/ingest/recognise/numberScan.ts';
import { RepeatedTexts } from '#server/ingest/recognise/repeatedTexts.ts';

const taken = (texts: RepeatedTexts) => {
  const all: [string, number][] = [];
  texts.takeAgain((text, times) => all.push([text, times]));
  return all;
};

describe('texts that come again in a column', () => {
  it('are new once, then counted until they are taken, in the order in which they first came', () => {
    const texts = new RepeatedTexts(10);
    expect(['b', 'a', 'a', 'b', 'a', 'c'].map((text) => texts.cameAgain(text))).toEqual([
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(taken(texts)).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect(taken(texts)).toEqual([]);
    texts.cameAgain('c');
    expect(taken(texts)).toEqual([['c', 1]]);
  });

  it('beyond the most that are kept are new each time', () => {
    const texts = new RepeatedTexts(1);
    expect(['a', 'b', 'b', 'a'].map((text) => texts.cameAgain(text))).toEqual([false, false, false, true]);
    expect(taken(texts)).toEqual([['a', 1]]);
  });

  it('count for what a column of dates shows, also when it was asked in between, and name the line they first stood on', () => {
    const scan = new DateScan('2024-01-01');
    scan.add('14.02.2018', 2);
    scan.add('14.02.2018', 3);
    expect(scan.looksLikeDates).toBe(true);
    for (let line = 4; line <= 31; line++) scan.add('14.02.2018', line);
    scan.add('02/14/2018', 32);
    const evidence =
      '14.02.2018 on line 2 can only be day first (30 such dates); 02/14/2018 on line 32 can only be month first (1, not loaded)';
    expect(scan.conclude()).toEqual({ order: 'day first', evidence });
    expect(scan.conclude()).toEqual({ order: 'day first', evidence });
  });

  it('count for what a column of numbers shows, also when it was asked in between', () => {
    const scan = new NumberScan();
    for (let line = 2; line <= 5; line++) scan.add('1', line);
    expect(scan.numbers).toBe(4);
    for (let line = 6; line <= 9; line++) scan.add(line === 9 ? '2' : '1', line);
    expect(scan.numbers).toBe(8);
    expect(scan.range('.')).toMatchObject({ low: 1, high: 2, count: 8 });
    expect(scan.range('.').shareOf(1)).toBe(7 / 8);
  });
});
