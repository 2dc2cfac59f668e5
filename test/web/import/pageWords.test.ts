import { expect, test } from 'vitest';
import { pageWords } from '#web/import/pageWords.ts';

test.each([
  [
    'save it as "CSV UTF-8" and import it again, or name its encoding (--encoding windows-1250).',
    'save it as "CSV UTF-8" and import it again, or name its encoding.',
  ],
  [
    'Look at the names, and say --encoding windows-1252 if they are wrong',
    'Look at the names, and choose the encoding windows-1252 above if they are wrong',
  ],
  [
    'Kim Lee is the name of several people (ids 1 and 2): rows that name them load without a manager. Say who is meant with "namedManagers": {"Kim Lee":"1"} in the mapping.',
    'Kim Lee is the name of several people (ids 1 and 2): rows that name them load without a manager.',
  ],
  [
    '5 people are not in this file: they stay as they are; if it has everybody who is employed, say so with "complete": true in the mapping',
    '5 people are not in this file: they stay as they are; if it has everybody who is employed, say so at the file, under "People so far who are not in this file"',
  ],
  ['the row has no employee id', 'the row has no employee id'],
])('on the page "%s" names the controls of the page', (told, shown) => {
  expect(pageWords(told)).toBe(shown);
});
