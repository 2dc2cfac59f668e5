const WORDS: readonly [RegExp, string][] = [
  [/: say which with --sheet NAME, once for each\./g, '.'],
  [/ \(--[a-z][^)]*\)/g, ''],
  [/\bsay --encoding (\S+) if\b/g, 'choose the encoding $1 above if'],
  [/\bleave --encoding away\b/g, 'leave the encoding to be found out'],
  [/ If each is another person, say so with "separateManagers": \[.*?\] in the mapping\./g, ''],
  [/ Say who is meant with "namedManagers": \{.*?\} in the mapping\./g, ''],
  [
    /\bsay so with "complete": true in the mapping/g,
    'say so at the file, under "People so far who are not in this file"',
  ],
  [/\bgive another day with "asOf": "YYYY-MM-DD" in the mapping/g, 'give another day at the file'],
];

/** What the import says, without the options and entries of a mapping for which the page has controls. */
export const pageWords = (told: string): string =>
  WORDS.reduce((words, [option, control]) => words.replace(option, control), told);
