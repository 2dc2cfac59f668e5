import type { FactTable } from '../kinds/declaration.ts';

/** Where people go whom a file follows without naming them. */
export const tenureTarget: FactTable = {
  table: 'tenures',
  unknownPersons: 'reject',
  columns: [
    { column: 'tenure_set', type: 'text', key: true },
    { column: 'row_key', type: 'text', key: true },
    { column: 'followed', type: 'double precision' },
    { column: 'unit', type: 'text' },
    { column: 'has_left', type: 'boolean' },
    { column: 'exit_type', type: 'text' },
    { column: 'exit_words', type: 'text' },
    { column: 'ended', type: 'text' },
    { column: 'labels', type: 'jsonb' },
  ],
};
