import type { BurnoutResponse } from '#shared/contract/burnout.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';

/** How many teams show a pattern, as a heading, and how many could not be told. */
export function burnoutHeadline({ findings, looked, cannotTell }: BurnoutResponse): {
  title: string;
  subtitle: string;
} {
  const teams = new Set(findings.map(({ manager }) => manager.id)).size;
  const untold = cannotTell === 0 ? '' : `; for ${formatNumber(cannotTell)} the records are too few to tell`;
  return {
    title:
      teams === 0
        ? 'No team shows a burnout pattern'
        : `${formatCount(teams, 'team')} ${teams === 1 ? 'shows' : 'show'} a burnout pattern`,
    subtitle: `${formatCount(looked, 'manager')} looked at${untold}. A pattern needs two independent signals from different sources that persist; it names a team, never a person’s state.`,
  };
}
