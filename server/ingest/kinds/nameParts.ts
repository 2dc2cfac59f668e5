import type { Field } from './declaration.ts';

/** A person's name in two columns. */
export const nameParts: readonly Field[] = [
  {
    field: 'first_name',
    label: 'First name',
    type: 'text',
    aliases: ['first name', 'given name', 'forename', 'employee first name'],
    question: 'Which column holds the first name?',
  },
  {
    field: 'last_name',
    label: 'Last name',
    type: 'text',
    aliases: ['last name', 'surname', 'family name', 'employee last name'],
    question: 'Which column holds the last name?',
  },
];
