import { type KindDeclaration, personFields, personNeed } from './declaration.ts';
import { EMPLOYEE } from './personAliases.ts';

/** Absences: their first day, kind and length. */
export const absences: KindDeclaration = {
  kind: 'absences',
  label: 'Absences',
  fields: [
    ...personFields('employee', 'Employee', EMPLOYEE),
    {
      field: 'starts_on',
      label: 'Starts on',
      type: 'date',
      aliases: [
        'starts on',
        'absence start',
        'absence date',
        'leave start',
        'start date',
        'start',
        'first day',
        'from',
        'date',
      ],
      question: 'Which column holds the first day of the absence?',
    },
    {
      field: 'kind',
      label: 'Kind',
      type: 'text',
      aliases: ['kind', 'absence type', 'absence kind', 'leave type', 'type'],
      question: 'Which column says what kind of absence it was?',
    },
    {
      field: 'days',
      label: 'Days',
      type: 'number',
      aliases: ['days', 'absence days', 'number of days', 'duration days', 'working days'],
      question: 'Which column holds the number of days?',
      min: 0,
    },
  ],
  needs: [personNeed('employee'), ['starts_on'], ['kind'], ['days']],
  target: {
    table: 'absences',
    unknownPersons: 'reject',
    columns: [
      { column: 'employee_id', type: 'bigint', person: 'employee', key: true, required: true },
      { column: 'starts_on', type: 'date', field: 'starts_on', key: true, required: true },
      { column: 'kind', type: 'text', field: 'kind', key: true, required: true },
      { column: 'days', type: 'real', field: 'days', required: true },
    ],
  },
};
