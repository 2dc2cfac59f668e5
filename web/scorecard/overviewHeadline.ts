import type { OverviewResponse } from '#shared/contract/managers.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';

type Standing = Pick<OverviewResponse, 'findings' | 'verdicts' | 'managers'>;

/** The answer in one line, and how sure it is in another: named teams first, else exits alone, else that nobody stands out. */
export function overviewHeadline({ findings, verdicts, managers }: Standing): { title: string; sure: string } {
  const named = new Set(findings.map(({ manager }) => manager.id)).size;
  const strong = new Set(findings.filter(({ level }) => level === 'strong evidence').map(({ manager }) => manager.id))
    .size;
  const untold = cannotTell(verdicts);
  if (managers === 0) return { title: 'No manager is known yet', sure: 'Import who reports to whom to compare teams.' };
  if (named > 0) {
    return {
      title: `${formatNumber(named)} of ${formatNumber(managers)} managers’ teams ${named === 1 ? 'needs' : 'need'} help`,
      sure: `${howSure(named, strong)}.${untold}`,
    };
  }
  if (verdicts.worse > 0) {
    return {
      title: `${formatNumber(verdicts.worse)} of ${formatNumber(managers)} teams ${verdicts.worse === 1 ? 'loses' : 'lose'} people faster than expected`,
      sure: `No burnout pattern is supported by two sources, so nobody is named on it.${untold}`,
    };
  }
  if (verdicts.cannotTell > managers / 2)
    return { title: 'Too early to tell for most managers’ teams', sure: `Nobody is named.${untold}` };
  return {
    title: 'No manager’s team stands out as needing help',
    sure: `What differs between teams is within chance.${untold}`,
  };
}

function howSure(named: number, strong: number): string {
  if (strong === named) return named === 1 ? 'On strong evidence' : 'All on strong evidence';
  if (strong === 0) return 'To watch: likely, not yet strong evidence';
  return `${formatNumber(strong)} on strong evidence, ${formatNumber(named - strong)} to watch`;
}

function cannotTell({ worse, better, asExpected, cannotTell: untold }: Standing['verdicts']): string {
  if (untold === 0) return '';
  const compared = worse + better + asExpected + untold;
  return ` On exits, ${formatNumber(untold)} of ${formatCount(compared, 'manager')} cannot be told apart from chance yet.`;
}
