import type { FactTable } from '../kinds/declaration.ts';

/** Where answers go, whatever the shape of their file. Answers of one line share its number. */
export const answersTarget: FactTable = {
  table: 'survey_answers',
  unknownPersons: 'reject',
  manyPerLine: true,
  columns: [
    { column: 'wave_id', type: 'bigint', key: true },
    { column: 'respondent', type: 'text', key: true },
    { column: 'item', type: 'text', key: true },
    { column: 'value', type: 'double precision' },
    { column: 'manager_id', type: 'bigint', person: 'manager' },
    { column: 'role', type: 'text' },
    { column: 'department', type: 'text' },
    { column: 'location', type: 'text' },
    { column: 'tenure_band', type: 'text' },
  ],
};
