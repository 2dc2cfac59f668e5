import type { Metric } from './metric.ts';

/** Dimensions that measure a strain: their scores keep the direction people answered in, so a high one is bad. */
const known = new Set([
  'exhaustion',
  'burnout',
  'emotional exhaustion',
  'cynicism',
  'disengagement',
  'stress',
  'strain',
  'overload',
  'hostility',
  'intention to leave',
  'intent to leave',
  'turnover intention',
]);

/** Is a high score of this dimension good news? Names are compared without case, `_` and `-` as blanks. */
export function dimensionDirection(dimension: string): Exclude<Metric['direction'], 'neither'> {
  const name = dimension
    .trim()
    .toLowerCase()
    .replaceAll(/[_\-\s]+/g, ' ');
  return known.has(name) ? 'lower is better' : 'higher is better';
}
