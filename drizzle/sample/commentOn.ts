import type { RandomSource } from '#shared/stats/seededRandom.ts';

/** So many of those who answer an item that is commented on write something beside it. */
const WRITTEN = 0.12;

/** What people write beside an item whose answer, whichever way round it is asked, is low, in the middle or high. */
const WORDS: Readonly<Record<string, readonly [low: string[], middle: string[], high: string[]]>> = {
  morale_1: [
    ['People here have stopped asking why.', 'Good colleagues are leaving and nobody says a word about it.'],
    ['Some weeks are fine, some are not.'],
    ['I look forward to Mondays, mostly.', 'Best team I have worked in.'],
  ],
  exhaustion_1: [
    ['The pace is all right.', 'I can switch off in the evening.'],
    ['Quarter ends are hard, the rest is fine.'],
    [
      'I answer messages at eleven at night, every night.',
      'There is no slack left, one sick day and everything slips.',
    ],
  ],
  support_1: [
    [
      'When a deal gets difficult it is taken over instead of worked through with me.',
      'I find out what was decided afterwards.',
    ],
    ['Support is there when I ask for it loudly enough.'],
    ['My manager joins calls and then lets me run them.', 'I get help before I need to ask.'],
  ],
  coaching_1: [
    ['Our one-on-ones get cancelled when the month is short.', 'Feedback comes once a year, in writing.'],
    ['Coaching depends on how busy the week is.'],
    ['After each joint call we go through what I could try next time.'],
  ],
};

/** A sentence somebody might write beside an answer from 1 to 5; empty for most people and for items without. */
export function commentOn(item: string, value: number, draw: () => RandomSource): string {
  const words = WORDS[item];
  if (words === undefined) return '';
  const random = draw();
  if (random() >= WRITTEN) return '';
  const choices = words[value <= 2 ? 0 : value === 3 ? 1 : 2];
  return choices[Math.floor(random() * choices.length)];
}
