import { readAnswerLabel } from '../values/answerLabel.ts';
import { readNumber } from '../values/numberText.ts';
import type { Item } from './surveyBook.ts';

/**
 * An answer on its item's scale, turned round when the item is reversed; labels in words stand on a scale from 1 to 5.
 * `undefined` when it is not on the scale.
 */
export function readAnswer(text: string, decimal: '.' | ',', { low, high, reversed }: Item): number | undefined {
  const value = readNumber(text, decimal) ?? (low === 1 && high === 5 ? readAnswerLabel(text) : undefined);
  if (value === undefined || value < low || value > high) return undefined;
  return reversed ? low + high - value : value;
}
