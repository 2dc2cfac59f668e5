import type { BurnoutResponse } from '#shared/contract/burnout.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';

/** How many teams show a pattern, as a heading, and how many could not be told. */
export function burnoutHeadline({ findings, looked, cannotTell, patterns }: BurnoutResponse): {
  title: string;
  subtitle: string;
} {
  const teams = new Set(findings.map(({ manager }) => manager.id)).size;
  const untold = cannotTell === 0 ? '' : `; for ${formatNumber(cannotTell)} the records are too few to tell`;
  return {
    title: titleOf(teams, { looked, cannotTell, running: patterns.some(({ canRun }) => canRun) }),
    subtitle: `${formatCount(looked, 'manager')} looked at${untold}. A pattern needs two independent signals from different sources that persist; it names a team, never a person’s state.`,
  };
}

/** Nothing found is good news only where something could have been found. */
function titleOf(
  teams: number,
  { looked, cannotTell, running }: { looked: number; cannotTell: number; running: boolean },
): string {
  if (teams > 0) return `${formatCount(teams, 'team')} ${teams === 1 ? 'shows' : 'show'} a burnout pattern`;
  if (!running) return 'No burnout pattern can be looked for yet';
  return cannotTell === looked ? 'Too few records to see a burnout pattern' : 'No team shows a burnout pattern';
}
