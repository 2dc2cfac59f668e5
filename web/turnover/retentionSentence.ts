import type { RetentionCurve } from '#shared/contract/turnover.ts';
import { formatShare, formatShareInterval } from '#web/ui/formatNumber.ts';
import { retentionAt } from './retentionAt.ts';

/** How many of a team are still there after a year, as a heading and in one sentence beside the company. */
export function retentionSentence(
  name: string,
  team: RetentionCurve,
  company: RetentionCurve | undefined,
): { title: string; summary: string } {
  const own = retentionAt(team, 1);
  if (!own)
    return { title: 'How long people stay', summary: `The records under ${name} reach less than a year after hire.` };
  const interval =
    own.lower === undefined || own.upper === undefined
      ? ''
      : ` (95% interval ${formatShareInterval({ lower: own.lower, upper: own.upper })})`;
  const whole = company && retentionAt(company, 1);
  const beside = whole ? `; in the whole company ${formatShare(whole.survival)}` : '';
  return {
    title: `${formatShare(own.survival)} are still there after a year`,
    summary: `One year after hire ${formatShare(own.survival)} of the people under ${name} are still employed${interval}${beside}.`,
  };
}
