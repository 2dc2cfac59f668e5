import type { RampMeasure } from '#shared/contract/ramp.ts';
import { CannotTell } from '#web/ui/CannotTell.tsx';
import { definitions } from './definitions.ts';

/** In place of a median: fewer than half got there, or too few hires to speak of one. */
export function NoMedian({ measure }: { measure: RampMeasure }) {
  if (measure.notReached) return 'not reached';
  return <CannotTell why={`fewer than ${definitions.ramp.minimumN} hires`} />;
}
