import type { Verdict } from '#shared/contract/grouping.ts';

const first: Record<Verdict, readonly string[]> = {
  worse: [
    'What did the people who left say, and who heard it?',
    'Which of these exits began before you took the team over?',
    'What would the people who stayed change first?',
  ],
  better: [
    'What do you do that other managers could learn from?',
    'What would put it at risk if you were away for three months?',
  ],
  'as expected': [
    'Where does the team want more training, coaching or support from you?',
    'What has changed since the last survey, and what did you do about it?',
  ],
  'cannot tell': [
    'The records are too few to tell: what do you see that they do not?',
    'Who in the team would you least want to lose, and when did you last speak about their next step?',
  ],
};

const onPattern =
  'Which one of the points under “what usually helps” would you try first, and how will we see that it works?';

/** Open questions fit to the verdict; none of them takes the answer for granted. */
export function coachingQuestions(verdict: Verdict, withPattern: boolean): readonly string[] {
  return withPattern ? [...first[verdict], onPattern] : first[verdict];
}
