import { type Choice, type Field, type KindDeclaration, personFields } from './declaration.ts';
import { MANAGER } from './personAliases.ts';
import { placeFields } from './placeFields.ts';
import { dimensionField, itemField, scaleFields, waveFields } from './surveys.ts';

const PLACES = new Set(['role', 'department', 'location']);

const groupings: readonly Choice[] = [
  { value: 'manager', words: /manager|supervisor|leader|boss/ },
  { value: 'company', words: /company|overall|total|\ball\b|organi[sz]ation$/ },
  { value: 'department', words: /department|division|unit|function|team/ },
  { value: 'location', words: /location|office|site|country|region|city/ },
  { value: 'role', words: /role|\bjob\b|position/ },
  {
    value: 'other',
    words: /gender|\bsex\b|\bage\b|tenure|generation|ethnic|race|level|grade|contract|employment|language|education/,
  },
];

const share = (field: string, label: string, aliases: readonly string[]): Field => ({
  field,
  label,
  type: 'number',
  aliases,
  question: `Which column holds the share of ${label.toLowerCase()} answers?`,
  min: 0,
  max: 100,
});

/** Scores of groups: what systems give that let no single answer out. */
export const surveyScores: KindDeclaration = {
  kind: 'survey scores',
  label: 'Survey scores of groups',
  fields: [
    ...waveFields,
    ...personFields('manager', 'Manager', MANAGER),
    ...placeFields.filter(({ field }) => PLACES.has(field)),
    {
      field: 'grouping',
      label: 'Kind of group',
      type: 'choice',
      aliases: ['grouping', 'group type', 'group kind', 'demographic', 'attribute', 'segment type', 'breakdown'],
      question: 'Which column says whether a row is of a manager, a department, a location, a role or the company?',
      choices: groupings,
    },
    {
      field: 'group',
      label: 'Group',
      type: 'text',
      aliases: ['group', 'group name', 'demographic value', 'attribute value', 'segment', 'value of group'],
      question: 'Which column names the group?',
    },
    itemField,
    dimensionField,
    {
      field: 'score',
      label: 'Score',
      type: 'number',
      aliases: ['score', 'mean', 'mean score', 'average', 'average score', 'avg score', 'avg', 'mean answer'],
      question: 'Which column holds the mean of the answers?',
    },
    ...scaleFields,
    {
      field: 'respondents',
      label: 'Respondents',
      type: 'number',
      aliases: [
        'respondents',
        'number of respondents',
        'n respondents',
        'respondent count',
        'responses',
        'response count',
        'number of responses',
        'n',
      ],
      question: 'Which column says how many people answered?',
      min: 0,
    },
    share('favourable', 'Favourable', [
      'favourable',
      'favorable',
      'favourable share',
      'favorable share',
      'favourable percent',
      'favorable percent',
      'percent favourable',
      'percent favorable',
      'pct favourable',
      'pct favorable',
    ]),
    share('unfavourable', 'Unfavourable', [
      'unfavourable',
      'unfavorable',
      'unfavourable share',
      'unfavorable share',
      'unfavourable percent',
      'unfavorable percent',
      'percent unfavourable',
      'percent unfavorable',
      'pct unfavourable',
      'pct unfavorable',
    ]),
    {
      field: 'standard_deviation',
      label: 'Standard deviation',
      type: 'number',
      aliases: ['standard deviation', 'std dev', 'std deviation', 'stddev', 'sd'],
      question: 'Which column holds the standard deviation of the answers?',
      min: 0,
    },
  ],
  needs: [['item', 'dimension'], ['score'], ['respondents']],
};
