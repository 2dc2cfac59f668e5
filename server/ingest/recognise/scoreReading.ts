import type { ColumnMapping } from '#shared/contract/import.ts';
import type { ColumnReading, FileHabits } from './columnReading.ts';
import type { ColumnScan } from './columnScan.ts';
import { isNetPromoter, scaleOf } from './scaleOf.ts';
import { dimensionOf, isMeasurement, rosterScoreDimension } from './scoreColumn.ts';

/** How a column of answers is read: its dimension, its scale and what shows it; `undefined` when it holds no answers. */
export function scoreReading(
  { column, says }: { column: string; says: string },
  kind: 'roster' | 'survey wide',
  scan: ColumnScan,
  habits: FileHabits,
  given: ColumnMapping | undefined,
): ColumnReading | undefined {
  if (given) return given.field === 'score' ? toldReading(given, scan, habits) : undefined;
  const spoken = kind === 'roster' ? rosterScoreDimension(says) : dimensionOf(says);
  if (spoken === undefined && (kind === 'roster' || isMeasurement(says))) return undefined;
  const dimension = spoken ?? habits.answers.dimension(says) ?? column;
  const base: ColumnMapping = { column, field: 'score', dimension };
  if (scan.looksLikeLabels) return habits.answers.inWords(base, scan);
  if (scan.type !== 'number' || scan.filled === 0) return undefined;
  const { decimal, question } = habits.numbers(scan, undefined);
  const looksRight = spoken === undefined ? looksTicked(scan, habits, decimal) : looksAnswered(scan, decimal);
  return looksRight ? withScale({ ...base, decimal }, scan, habits, question) : undefined;
}

/** A column whose name does not speak of a survey holds answers only when they look like ticks on a short scale. */
function looksTicked(scan: ColumnScan, { answers }: FileHabits, decimal: '.' | ',' = '.'): boolean {
  const range = scan.numbers.range(decimal);
  const scale = scaleOf(range, undefined, answers.highest);
  return range.whole && scale !== undefined && scale.high <= 10;
}

/** Beyond every scale in use it is a measurement; from 0 to 5 at most two scales fit, and a person must say which. */
function looksAnswered(scan: ColumnScan, decimal: '.' | ',' = '.'): boolean {
  const { low, high } = scan.numbers.range(decimal);
  return low >= 0 && high <= 100;
}

/** A column a person says holds answers. */
function toldReading(given: ColumnMapping, scan: ColumnScan, habits: FileHabits): ColumnReading {
  const base = { ...given, dimension: given.dimension ?? dimensionOf(given.column) ?? given.column };
  if (scan.looksLikeLabels) return habits.answers.inWords(base, scan);
  const { decimal, question } = habits.numbers(scan, given);
  if (given.scaleLow !== undefined && given.scaleHigh !== undefined) {
    return { mapping: { ...base, decimal }, evidence: 'as told', question };
  }
  return withScale({ ...base, decimal }, scan, habits, question);
}

function withScale(
  base: ColumnMapping,
  scan: ColumnScan,
  { answers }: FileHabits,
  question: string | undefined,
): ColumnReading {
  const range = scan.numbers.range(base.decimal ?? '.');
  const scale = scaleOf(range, base.dimension, answers.highest);
  if (!scale) return { mapping: base, question: `which scale do answers from ${range.low} to ${range.high} stand on?` };
  const dimension = base.dimension === 'eNPS' && !isNetPromoter(base.dimension, scale) ? base.column : base.dimension;
  return {
    mapping: { ...base, dimension, scaleLow: scale.low, scaleHigh: scale.high },
    evidence: scale.evidence,
    question,
  };
}
