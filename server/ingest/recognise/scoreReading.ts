import type { ColumnMapping } from '#shared/contract/import.ts';
import type { ColumnReading, FileHabits } from './columnReading.ts';
import type { ColumnScan } from './columnScan.ts';
import { dimensionOf, isMeasurement, rosterScoreDimension, scaleOf } from './scoreColumn.ts';

/** How a column of answers is read: its dimension, its scale and what shows it; `undefined` when it holds no answers. */
export function scoreReading(
  column: string,
  kind: 'roster' | 'survey wide',
  scan: ColumnScan,
  habits: FileHabits,
  given: ColumnMapping | undefined,
): ColumnReading | undefined {
  const told = given?.field === 'score';
  if (given && !told) return undefined;
  const spoken = kind === 'roster' ? rosterScoreDimension(column) : dimensionOf(column);
  if (!told && spoken === undefined && (kind === 'roster' || isMeasurement(column))) return undefined;
  const dimension = given?.dimension ?? spoken ?? column;
  const base: ColumnMapping = { ...given, column, field: 'score', dimension };
  if (scan.looksLikeLabels) {
    return { mapping: { scaleLow: 1, scaleHigh: 5, ...base }, evidence: 'answers in words, from 1 to 5' };
  }
  if (!told && (scan.type !== 'number' || scan.filled === 0)) return undefined;
  const { decimal, question } = habits.numbers(scan, given);
  if (given?.scaleLow !== undefined && given.scaleHigh !== undefined)
    return { mapping: { ...base, decimal }, question };
  const range = scan.numbers.range(decimal ?? '.');
  const scale = scaleOf(range, dimension);
  // A column whose name does not speak of a survey holds answers only when they look like ticks on a short scale.
  if (!told && spoken === undefined && (!range.whole || !scale || scale.high > 10)) return undefined;
  if (!scale) {
    // Beyond every scale in use it is a measurement, not an answer; below, two scales fit and a person must say which.
    const isAnswer = told || (range.low >= 0 && range.high <= 5);
    return isAnswer
      ? {
          mapping: { ...base, decimal },
          question: `which scale do answers from ${range.low} to ${range.high} stand on?`,
        }
      : undefined;
  }
  return {
    mapping: { ...base, decimal, scaleLow: scale.low, scaleHigh: scale.high },
    evidence: scale.evidence,
    question,
  };
}
