import { type Field, personFields } from './declaration.ts';
import { EMPLOYEE, MANAGER } from './personAliases.ts';
import { placeFields } from './placeFields.ts';

/** Surveys without names give a team by a number or a code of its own. */
const TEAM = {
  ...MANAGER,
  id: [...MANAGER.id, 'team id', 'group id', 'group', 'unit id', 'comp id', 'leader id', 'team code', 'squad'],
};
const MORE_WORDS: Readonly<Record<string, readonly string[]>> = {
  department: ['organization', 'organisation'],
  role: ['function type'],
  location: [],
};

/** Who answered and in whose team: identified, by a key of the file's own, or not at all but with the manager and the place. */
export const respondentFields: readonly Field[] = [
  ...personFields('employee', 'Respondent', EMPLOYEE),
  ...personFields('manager', 'Manager', TEAM),
  {
    field: 'respondent_id',
    label: 'Respondent id',
    type: 'id',
    aliases: [
      'respondent id',
      'response id',
      'respondent',
      'participant id',
      'participant',
      'subject id',
      'subject',
      'sub',
    ],
    question: 'Which column tells answers of the same respondent apart from others?',
  },
  ...placeFields
    .filter(({ field }) => field in MORE_WORDS)
    .map((each) => ({ ...each, aliases: [...each.aliases, ...MORE_WORDS[each.field]] })),
];
