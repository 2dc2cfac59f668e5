import type { ColumnMapping } from '#shared/contract/import.ts';
import type { ColumnReading } from './columnReading.ts';
import type { ColumnScan } from './columnScan.ts';

/** More different values tell people apart rather than what they have in common. */
const MOST_VALUES = 20;
/** Origin, faith, health and the like are nobody's business here, and names say who it is. */
const NOT_KEPT =
  /aborigin|torres|south sea|nesb|ethnic|\brace|racial|nationalit|citizen|religio|disab|veteran|pregnan|orientation|marital|\bname\b|e-?mail|\bids?\b|birth|\bdob\b|health|illness|medical|trauma|maternity|matern|sick/i;

/** A column of few different values says what people have in common; answers in words belong to a survey. */
export function labelReading(
  column: string,
  scan: ColumnScan,
  given: ColumnMapping | undefined,
): ColumnReading | undefined {
  if (given) return given.field === 'label' ? { mapping: { column, field: 'label' } } : undefined;
  const values = scan.choices.size;
  const isKept = values >= 2 && values <= MOST_VALUES && !NOT_KEPT.test(column.replaceAll('_', ' '));
  if (!isKept || scan.looksLikeLabels || scan.looksLikePeriods) return undefined;
  return { mapping: { column, field: 'label' }, evidence: `${values} different values` };
}
