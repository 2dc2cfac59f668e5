import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { withheldText, type WithheldReason } from '#web/ui/Withheld.tsx';

/** Why a score, or what else hangs on how far answers lie apart, is kept back; `undefined` when nothing is: it was not measured. */
export function whyNoScore({ withheld, partlyWithheld, unanimous }: MoraleMeasure): WithheldReason | undefined {
  return withheld ?? partlyWithheld ?? (unanimous ? 'would tell each answer' : undefined);
}

/** What is said in place of a missing score where all answered on one side, which is as much as may be said. */
export const boundText = ({ favourableBound }: MoraleMeasure): string | undefined =>
  favourableBound && `${favourableBound} favourable`;

/** What stands in place of a missing score, in words, for a CSV; `undefined` when it was not measured. */
export function noScoreText(measure: MoraleMeasure, minimum = measure.minimum): string | undefined {
  const reason = whyNoScore(measure);
  return boundText(measure) ?? (reason && withheldText({ reason, minimum }));
}
