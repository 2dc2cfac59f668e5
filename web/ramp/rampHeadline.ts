import type { RampMeasure } from '#shared/contract/ramp.ts';
import { formatNumber } from '#web/ui/formatNumber.ts';

/** How long half of the company's hires take, as a heading. */
export function rampHeadline(company: readonly RampMeasure[]): string {
  const measure = company.find(({ by }) => by === 'quota') ?? company[0];
  if (!measure) return 'No new hires in this period';
  const goal = measure.by === 'quota' ? 'quota' : 'a first won deal';
  if (measure.notReached) return `Fewer than half of the hires reached ${goal}`;
  if (measure.medianDays === undefined) return 'Too few hires to speak of a median';
  return `Half of new hires reach ${goal} within ${formatNumber(measure.medianDays)} days`;
}
