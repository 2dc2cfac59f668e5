import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { formatNumber } from '#web/ui/formatNumber.ts';

/** What is said in place of a team that is withheld: the score of the area around it, and how many answered there. */
export function widerText({ manager, measure }: NonNullable<MoraleMeasure['wider']>): string {
  const score = measure.score === undefined ? '' : ` scores ${formatNumber(measure.score)}`;
  const answers = measure.respondents === undefined ? '' : `, ${formatNumber(measure.respondents)} answers`;
  return `${manager.name}’s whole area${score}${answers}`;
}
