import type { RampMeasure } from '#shared/contract/ramp.ts';
import { formatLevel, formatNumber } from '#web/ui/formatNumber.ts';

/** The median's interval in words, with its level. */
export function medianInterval(measure: RampMeasure): string | undefined {
  const range = medianRange(measure);
  return range && `${formatLevel(measure.medianInterval!.level)} ${range}`;
}

/** The same where the level is said beside it; an upper end that was not reached is said so. */
export function medianRange({ medianInterval: interval }: RampMeasure): string | undefined {
  if (interval?.lower === undefined) return undefined;
  const upper = interval.upper === undefined ? 'not reached' : formatNumber(interval.upper);
  return `${formatNumber(interval.lower)} to ${upper}`;
}
