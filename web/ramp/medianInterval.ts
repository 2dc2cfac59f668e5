import type { RampMeasure } from '#shared/contract/ramp.ts';
import { formatLevel, formatNumber } from '#web/ui/formatNumber.ts';

/** The median's interval in words; an upper end that was not reached is said so. */
export function medianInterval({ medianInterval: interval }: RampMeasure): string | undefined {
  if (interval?.lower === undefined) return undefined;
  const upper = interval.upper === undefined ? 'not reached' : formatNumber(interval.upper);
  return `${formatLevel(interval.level)} ${formatNumber(interval.lower)} to ${upper}`;
}
