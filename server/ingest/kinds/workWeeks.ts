import { type Field, type KindDeclaration, personFields, personNeed } from './declaration.ts';
import { EMPLOYEE } from './personAliases.ts';
import { respondentFields } from './respondentFields.ts';

const WEEK_HOURS = 168;
const hours = (field: string, label: string, aliases: readonly string[]): Field => ({
  field,
  label,
  type: 'number',
  aliases,
  question: `Which column holds the ${label.toLowerCase()}?`,
  min: 0,
  max: WEEK_HOURS,
});
const PLACES = new Set(['role', 'department', 'location']);

/** What calendars and mailboxes say of a person's week, in hours. */
export const workWeeks: KindDeclaration = {
  kind: 'work weeks',
  label: 'Hours of work by person and week',
  lastResort: true,
  fields: [
    ...personFields('employee', 'Employee', EMPLOYEE),
    {
      field: 'week',
      label: 'Week',
      type: 'date',
      aliases: ['week', 'metric date', 'week of', 'week starting', 'week start', 'week ending', 'week commencing'],
      question: 'Which column holds a day of the week?',
    },
    hours('collaboration_hours', 'Collaboration hours', ['collaboration hours', 'total collaboration hours']),
    hours('after_hours', 'Hours after work', [
      'after hours collaboration hours',
      'after hours',
      'afterhours',
      'hours after work',
      'overtime hours',
    ]),
    hours('weekend_hours', 'Weekend hours', ['weekend collaboration hours', 'weekend hours', 'hours at weekends']),
    hours('manager_hours', 'Hours alone with the manager', [
      'meeting and call hours with manager 1 1',
      'meeting hours with manager 1 1',
      '1 1 hours with manager',
      'one on one hours with manager',
      'hours alone with manager',
      'manager 1 1 hours',
    ]),
    ...respondentFields.filter(({ field }) => PLACES.has(field)),
  ],
  needs: [personNeed('employee'), ['week'], ['collaboration_hours', 'after_hours', 'weekend_hours', 'manager_hours']],
  target: {
    table: 'work_weeks',
    unknownPersons: 'placeholder',
    columns: [
      { column: 'employee_id', type: 'bigint', person: 'employee', key: true, required: true },
      { column: 'week', type: 'date', field: 'week', key: true, required: true },
      { column: 'collaboration_hours', type: 'real', field: 'collaboration_hours' },
      { column: 'after_hours', type: 'real', field: 'after_hours' },
      { column: 'weekend_hours', type: 'real', field: 'weekend_hours' },
      { column: 'manager_hours', type: 'real', field: 'manager_hours' },
      { column: 'role', type: 'text', field: 'role' },
      { column: 'department', type: 'text', field: 'department' },
      { column: 'location', type: 'text', field: 'location' },
    ],
  },
};
