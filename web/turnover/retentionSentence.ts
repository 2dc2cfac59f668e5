import type { RetentionCurve } from '#shared/contract/turnover.ts';
import { formatNumber, formatShare, formatShareInterval } from '#web/ui/formatNumber.ts';
import { medianStay, retentionAt } from './retentionAt.ts';

/** How long a team's people stay, as a heading and in one sentence beside the company. */
export function retentionSentence(
  name: string,
  team: RetentionCurve,
  company: RetentionCurve | undefined,
): { title: string; summary: string } {
  const own = retentionAt(team, 1);
  if (!own)
    return {
      title: 'How long people stay',
      summary: `The records under ${name} reach less than a year after hire.`,
    };
  const median = medianStay(team);
  const interval =
    own.lower === undefined || own.upper === undefined
      ? ''
      : ` (95% interval ${formatShareInterval({ lower: own.lower, upper: own.upper })})`;
  const whole = company && retentionAt(company, 1);
  const beside = whole ? `; in the whole company ${formatShare(whole.survival)}` : '';
  return {
    title:
      median === undefined
        ? `${formatShare(own.survival)} are still there after a year`
        : `Half have left ${formatNumber(median, 1)} years after hire`,
    summary: `One year after hire ${formatShare(own.survival)} of the people under ${name} are still employed${interval}${beside}.${medians(median, company)}`,
  };
}

function medians(team: number | undefined, company: RetentionCurve | undefined): string {
  if (team === undefined) return '';
  return ` Half of them have left after ${formatNumber(team, 1)} years${besideMedian(company)}.`;
}

function besideMedian(company: RetentionCurve | undefined): string {
  if (!company) return '';
  const median = medianStay(company);
  return median === undefined
    ? '; more than half of the whole company stay as long as the records reach'
    : `; in the whole company after ${formatNumber(median, 1)}`;
}
