import { type Field, type KindDeclaration, personNeed } from './declaration.ts';
import { respondentFields } from './respondentFields.ts';

export const surveyField: Field = {
  field: 'survey',
  label: 'Survey',
  type: 'text',
  aliases: ['survey', 'survey name', 'survey title'],
  question: 'Which column holds the survey’s name?',
};
export const itemField: Field = {
  field: 'item',
  label: 'Item',
  type: 'text',
  aliases: ['item', 'question', 'question id', 'item id', 'question text', 'statement'],
  question: 'Which column holds the question?',
};
/** Which run of which survey a row belongs to. */
export const waveFields: readonly Field[] = [
  surveyField,
  {
    field: 'wave',
    label: 'Wave',
    type: 'text',
    aliases: ['wave', 'wave name', 'survey wave', 'survey period', 'cycle'],
    question: 'Which column holds the wave (one dated run of the survey)?',
  },
  {
    field: 'closed_on',
    label: 'Closed on',
    type: 'date',
    aliases: [
      'closed on',
      'wave closed on',
      'survey date',
      'close date',
      'survey end date',
      'snapshot',
      'metric date',
      'wave date',
    ],
    question: 'Which column holds the day the wave closed?',
  },
];
export const dimensionField: Field = {
  field: 'dimension',
  label: 'Dimension',
  type: 'text',
  aliases: ['dimension', 'factor', 'scale', 'category', 'driver'],
  question: 'Which column holds the dimension the question belongs to?',
};
export const scaleFields: readonly Field[] = [
  {
    field: 'scale_low',
    label: 'Lowest answer',
    type: 'number',
    aliases: ['scale low', 'scale min', 'lowest', 'min'],
    question: 'Which column holds the lowest possible answer?',
  },
  {
    field: 'scale_high',
    label: 'Highest answer',
    type: 'number',
    aliases: ['scale high', 'scale max', 'highest', 'max'],
    question: 'Which column holds the highest possible answer?',
  },
];
const runFields: readonly Field[] = [...waveFields, ...respondentFields];

/** The questions of a survey: which dimension each belongs to and how it is answered. */
export const surveyItems: KindDeclaration = {
  kind: 'survey items',
  label: 'Survey items',
  fields: [
    surveyField,
    itemField,
    dimensionField,
    ...scaleFields,
    {
      field: 'reversed',
      label: 'Reversed',
      type: 'yes/no',
      aliases: ['reversed', 'reverse coded', 'reverse scored', 'reverse'],
      question: 'Which column says that agreeing is the bad answer?',
    },
  ],
  needs: [['survey'], ['item'], ['dimension'], ['scale_low'], ['scale_high']],
};

/** Answers, one row an answer. */
export const surveyLong: KindDeclaration = {
  kind: 'survey long',
  label: 'Survey answers, one row an answer',
  fields: [
    ...runFields,
    itemField,
    {
      field: 'value',
      label: 'Answer',
      type: 'number',
      aliases: ['value', 'answer', 'score', 'response', 'answer score', 'rating'],
      question: 'Which column holds the answer?',
    },
    {
      field: 'comment',
      label: 'Comment',
      type: 'text',
      remark: true,
      aliases: ['comment', 'answer comment', 'comment text', 'verbatim'],
      question: 'Which column holds what was written beside the answer?',
    },
  ],
  needs: [['item'], ['value'], [...personNeed('employee'), 'respondent_id']],
};

/** Answers, one row a respondent and one column an item. */
export const surveyWide: KindDeclaration = {
  kind: 'survey wide',
  label: 'Survey answers, one row a respondent',
  fields: runFields,
  needs: [[...personNeed('employee'), 'respondent_id']],
};
