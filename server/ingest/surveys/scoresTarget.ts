import type { FactTable } from '../kinds/declaration.ts';

/** Where scores of groups go. */
export const scoresTarget: FactTable = {
  table: 'survey_scores',
  unknownPersons: 'placeholder',
  columns: [
    { column: 'wave_id', type: 'bigint', key: true },
    { column: 'grouping', type: 'text', key: true },
    { column: 'group_key', type: 'text', key: true },
    { column: 'item', type: 'text', key: true },
    { column: 'manager_id', type: 'bigint', person: 'manager' },
    { column: 'department', type: 'text' },
    { column: 'score', type: 'double precision' },
    { column: 'respondents', type: 'bigint' },
    { column: 'favourable', type: 'double precision' },
    { column: 'unfavourable', type: 'double precision' },
    { column: 'standard_deviation', type: 'double precision' },
  ],
};
