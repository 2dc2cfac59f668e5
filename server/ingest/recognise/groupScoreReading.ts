import type { ColumnReading } from './columnReading.ts';
import type { ColumnScan } from './columnScan.ts';

/** Means of answers on a scale of ticks are not above this. */
const HIGHEST_TICK = 10;

/**
 * How a column of means of groups is read. They lie anywhere on their scale, so that they show it only when they are above every scale of
 * ticks; without columns for its ends a person says which it is.
 */
export function groupScoreReading(reading: ColumnReading, scan: ColumnScan, hasScale: boolean): ColumnReading {
  const { mapping, question } = reading;
  const { field, decimal = '.', scaleHigh } = mapping;
  if (field !== 'score' || hasScale || scaleHigh !== undefined || question !== undefined) return reading;
  const { high, count } = scan.numbers.range(decimal);
  if (count === 0 || high <= HIGHEST_TICK) {
    return { ...reading, question: 'on which scale are the means? They do not show how far it goes.' };
  }
  const evidence = `means up to ${high}: a scale from 0 to 100`;
  return { ...reading, mapping: { ...mapping, scaleLow: 0, scaleHigh: 100 }, evidence };
}
