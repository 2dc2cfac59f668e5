import { SHOWN, TOO_FEW, WOULD_REVEAL, WOULD_REVEAL_CHANGE } from './survey.ts';

/** What was decided about a cell, in the words it is stored and told in. */
export const decisionWords: ReadonlyMap<number, string> = new Map([
  [SHOWN, 'shown'],
  [TOO_FEW, 'too few'],
  [WOULD_REVEAL, 'would reveal another group'],
  [WOULD_REVEAL_CHANGE, 'would reveal a change'],
]);
