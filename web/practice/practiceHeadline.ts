import type { PracticeRow } from '#shared/contract/practice.ts';
import { formatShare } from '#web/ui/formatNumber.ts';

/** What managers sell themselves, as a heading. */
export function practiceHeadline(total: PracticeRow | undefined): string {
  if (total?.ownSellingShare === undefined) return 'What managers do for their teams';
  return `Managers themselves win ${formatShare(total.ownSellingShare, 1)} of the value`;
}
