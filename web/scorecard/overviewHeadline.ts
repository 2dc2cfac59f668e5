import type { OverviewResponse } from '#shared/contract/managers.ts';
import { lossTitle } from '#web/turnover/lossTitle.ts';
import { formatDay } from '#web/ui/formatDate.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';
import { noPattern } from './noPattern.ts';

type Standing = Pick<
  OverviewResponse,
  'findings' | 'verdicts' | 'managers' | 'patternsLookedFor' | 'lookedAt' | 'former'
>;

/**
 * The answer in one line, and how sure it is in another: named teams first (strong evidence apart from what is to watch), else exits alone, else that nobody stands out.
 * `losses` are the worse verdicts by evidence; without them it is not said how sure those are.
 */
export function overviewHeadline(
  { findings, verdicts, managers, former, ...looked }: Standing,
  losses?: { strong: number; watch: number },
): { title: string; sure: string } {
  const named = new Set(findings.map(({ manager }) => manager.id)).size;
  const strong = new Set(findings.filter(({ level }) => level === 'strong evidence').map(({ manager }) => manager.id))
    .size;
  const untold = cannotTell(verdicts);
  if (managers === 0 && former)
    return {
      title: `Nobody has reported here since ${formatDay(former.ledUntil)}`,
      sure: 'What was measured until then is under Managers, Turnover and Practice.',
    };
  if (managers === 0) return { title: 'No manager is known yet', sure: 'Import who reports to whom to compare teams.' };
  if (named > 0) {
    return {
      title: helpTitle({ strong, watch: named - strong, all: managers }),
      sure: `${howSure(named, strong)}.${untold}`,
    };
  }
  if (verdicts.worse > 0) {
    const stand = `${formatNumber(verdicts.worse)} of ${formatCount(managers, 'team')} ${verdicts.worse === 1 ? 'stands' : 'stand'} out on exits`;
    return {
      title: (losses && lossTitle({ ...losses, all: managers }, 'team')) ?? stand,
      sure: `${noPattern(looked)}${looked.patternsLookedFor > 0 ? ', so nobody is named on it' : ': the records needed for one are not there'}.${untold}`,
    };
  }
  if (verdicts.worse + verdicts.better + verdicts.asExpected + verdicts.cannotTell === 0)
    return {
      title: 'Nothing can be told of managers’ teams yet',
      sure: 'No exits could be compared. Import a roster with hire and exit dates.',
    };
  if (verdicts.cannotTell > managers / 2)
    return {
      title: managers === 1 ? 'Too early to tell for this team' : 'Too early to tell for most managers’ teams',
      sure: `Nobody is named.${untold}`,
    };
  return {
    title:
      managers === 1 ? 'This team does not stand out as needing help' : 'No manager’s team stands out as needing help',
    sure: `${howTheyDiffer(verdicts, managers)}${untold}`,
  };
}

/** Of teams none of which is worse: are any better, and is the rest chance? */
function howTheyDiffer({ better, asExpected }: Standing['verdicts'], managers: number): string {
  if (managers === 1)
    return better === 1
      ? 'Fewer people left than expected, by more than chance explains.'
      : 'As many people left as expected, chance allowed for.';
  if (better === 0) return 'What differs between teams is within chance.';
  const fewer = `${formatNumber(better)} of ${formatNumber(managers)} ${better === 1 ? 'loses' : 'lose'} fewer people than expected, by more than chance explains`;
  return asExpected === 0 ? `${fewer}.` : `${fewer}; what differs between the others is within chance.`;
}

/** What needs help is said apart from what is to watch: they are not equally sure. */
function helpTitle({ strong, watch, all }: { strong: number; watch: number; all: number }): string {
  if (all === 1) return strong === 1 ? 'This team needs help' : 'This team is to watch';
  const toWatch = `${formatNumber(watch)} of ${formatNumber(all)} managers’ teams to watch`;
  if (strong === 0) return toWatch;
  const need = strong === 1 ? 'needs' : 'need';
  if (watch === 0) return `${formatNumber(strong)} of ${formatNumber(all)} managers’ teams ${need} help`;
  return `${formatNumber(strong)} of ${formatNumber(all)} teams ${need} help now, ${formatNumber(watch)} to watch`;
}

function howSure(named: number, strong: number): string {
  if (strong === named) return named === 1 ? 'On strong evidence' : 'All on strong evidence';
  if (strong === 0) return 'Likely, not yet strong evidence';
  return 'Help is needed on strong evidence; what is to watch is likely, not yet sure';
}

function cannotTell({ worse, better, asExpected, cannotTell: untold }: Standing['verdicts']): string {
  if (untold === 0) return '';
  const compared = worse + better + asExpected + untold;
  if (compared === 1) return ' Its exits cannot be told apart from chance yet.';
  return ` On exits, ${formatNumber(untold)} of ${formatCount(compared, 'manager')} cannot be told apart from chance yet.`;
}
