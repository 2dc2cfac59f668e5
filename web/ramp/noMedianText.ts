import type { RampMeasure } from '#shared/contract/ramp.ts';
import { definitions } from './definitions.ts';

/** Why no median can be told of so few hires. */
export const tooFewHires = `fewer than ${definitions.ramp.minimumN} hires`;

/** In place of a median, for a CSV: fewer than half got there, or too few hires to speak of one. */
export const noMedianText = ({ notReached }: RampMeasure): string =>
  notReached ? 'not reached' : `cannot tell: ${tooFewHires}`;
