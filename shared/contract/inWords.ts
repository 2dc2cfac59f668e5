import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** Said after the name of what is wrong: `by: give one of manager, department.` What a contract says itself stands before this. */
export function inWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.input, issue.expected);
    case 'invalid_value':
      return choice(issue.values.map(String));
    case 'too_small':
      return bound(issue.origin, 'least', Number(issue.minimum));
    case 'too_big':
      return bound(issue.origin, 'most', Number(issue.maximum));
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'it is not written as it should be';
    case 'not_multiple_of':
      return `give a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `there is no ${issue.keys.join(', ')}`;
    default:
      return 'it is not what may be given here';
  }
}

const wrongType = (given: unknown, expected: string): string =>
  given === undefined ? 'nothing is given' : `give ${TYPES[expected] ?? 'something else'}`;

const choice = (values: readonly string[]): string => `give ${values.length > 1 ? 'one of ' : ''}${values.join(', ')}`;

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'names with their values',
  record: 'names with their values',
  null: 'nothing',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'give an e-mail address, such as name@example.com',
  url: 'give an address, such as https://example.com',
  date: 'give a day, such as 2026-03-31',
  datetime: 'give a time, such as 2026-03-31T12:00:00Z',
};

function bound(origin: string, which: 'least' | 'most', limit: number): string {
  if (origin === 'string' && which === 'least' && limit === 1) return 'nothing is given';
  const unit = origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';
  return `give ${limit}${unit} at ${which}`;
}
