import type { ColumnMapping } from '#shared/contract/import.ts';
import type { ColumnReading } from './columnReading.ts';
import type { ColumnScan } from './columnScan.ts';

const SAYS_COMMENT =
  /\b(comments?|verbatims?|open[- ]ended|free[- ]text|own words|kommentare?|anmerkung(en)?|komentarze?|uwagi|comentarios?|observaciones)\b/;

/**
 * Is this a column of what respondents wrote in their own words? Only when its header says so, or a person does: other texts may be names.
 */
export function commentReading(
  { column, says }: { column: string; says: string },
  scan: ColumnScan,
  given: ColumnMapping | undefined,
): ColumnReading | undefined {
  if (given) return given.field === 'comment' ? { mapping: { column, field: 'comment' } } : undefined;
  const words = `${column} ${says}`.toLowerCase().replaceAll('_', ' ');
  if (!SAYS_COMMENT.test(words) || scan.type !== 'text' || scan.filled === 0 || scan.looksLikeLabels) return undefined;
  return { mapping: { column, field: 'comment' }, evidence: 'its header speaks of comments' };
}
