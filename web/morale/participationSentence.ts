import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { formatShare } from '#web/ui/formatNumber.ts';

/** What share of the team took part, as a heading; that it is withheld when every dimension is. */
export function participationSentence(measures: readonly MoraleMeasure[]): string {
  const participation = measures.find((measure) => measure.participation !== undefined)?.participation;
  if (participation !== undefined) return `${formatShare(participation)} of the team took part in the last survey`;
  return measures.every(({ withheld }) => withheld) ? 'What the team says is withheld' : 'What the team says';
}
