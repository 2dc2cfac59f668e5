import type { FactTable } from '../kinds/declaration.ts';

/** Where comments go. Comments of one line share its number. */
export const commentsTarget: FactTable = {
  table: 'survey_comments',
  unknownPersons: 'reject',
  manyPerLine: true,
  columns: [
    { column: 'wave_id', type: 'bigint', key: true },
    { column: 'respondent', type: 'text', key: true },
    { column: 'question', type: 'text', key: true },
    { column: 'comment', type: 'text' },
  ],
};
