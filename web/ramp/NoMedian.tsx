import type { RampMeasure } from '#shared/contract/ramp.ts';
import { CannotTell } from '#web/ui/CannotTell.tsx';
import { noMedianText, tooFewHires } from './noMedianText.ts';

/** In place of a median: fewer than half got there, or too few hires to speak of one. */
export function NoMedian({ measure }: { measure: RampMeasure }) {
  if (measure.notReached) return noMedianText(measure);
  return <CannotTell why={tooFewHires} />;
}
