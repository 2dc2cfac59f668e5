import { isNoAnswer, leadingNumber, readAnswerLabel } from '../values/answerLabels.ts';
import { placeOf } from '../values/labelScale.ts';
import { isMissing } from '../values/missing.ts';
import { readNumber } from '../values/numberText.ts';
import type { Item } from './surveyBook.ts';

/** How the answers of a column are written. */
export interface Written {
  decimal: '.' | ',';
  /** What the answers in words are worth. */
  values?: Readonly<Record<string, string>> | undefined;
}

/** Is there no answer in the cell, or one that says there is none? */
export const isUnanswered = (text: string) => isMissing(text) || isNoAnswer(text);

/** An answer on its item's scale, turned round when the item is reversed; `undefined` when it is not on the scale. */
export function readAnswer(text: string, written: Written, { low, high, reversed }: Item): number | undefined {
  const value = readNumber(text, written.decimal) ?? leadingNumber(text) ?? inWords(text, written, { low, high });
  if (value === undefined || value < low || value > high) return undefined;
  return reversed ? low + high - value : value;
}

/** As the mapping says; words it does not have stand on the usual five points. Places count from the lowest answer. */
function inWords(text: string, { values }: Written, { low, high }: Pick<Item, 'low' | 'high'>): number | undefined {
  const told = values?.[text];
  const place = told === undefined ? usualPlace(text, high - low) : Number(told);
  return place === undefined ? undefined : low - 1 + place;
}

function usualPlace(text: string, steps: number): number | undefined {
  const label = steps === 4 ? readAnswerLabel(text) : undefined;
  return label && placeOf(text, label.family, label.family === 'frequency' ? [0, 2, 3, 4, 7] : [-3, -2, 0, 2, 3]);
}
