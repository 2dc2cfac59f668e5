import { type Field, type KindDeclaration, personFields } from './declaration.ts';
import { EMPLOYEE, MANAGER } from './personAliases.ts';
import { nameParts } from './nameParts.ts';
import { placeFields } from './placeFields.ts';
import { positionFields } from './positionFields.ts';
import { snapshotField } from './snapshotField.ts';

const stayFields: readonly Field[] = [
  {
    field: 'hire_date',
    label: 'Hire date',
    type: 'date',
    aliases: [
      'hire date',
      'date of hire',
      'hire/rehire date',
      'hire date/rehire date',
      'start date',
      'date hired',
      'hired on',
      'hired',
      'join date',
      'date joined',
      'joining date',
      'date of joining',
      'employment start date',
      'original hire date',
      'orig hire date',
      'continuous service date',
      'joined',
      'joined on',
      'start',
      'started on',
    ],
    question: 'Which column holds the day the person was hired?',
  },
  {
    field: 'exit_date',
    label: 'Exit date',
    type: 'date',
    aliases: [
      'exit date',
      'termination date',
      'date of termination',
      'term date',
      'end date',
      'last day of work',
      'last working day',
      'last day worked',
      'leave date',
      'leaving date',
      'left on',
      'date left',
      'separation date',
      'employment end date',
      'resignation date',
      'left',
      'leaver date',
      'leaving',
    ],
    question: 'Which column holds the day the person left?',
  },
  {
    field: 'exit_type',
    label: 'Exit type',
    type: 'text',
    aliases: [
      'exit type',
      'termination type',
      'separation type',
      'termination category',
      'primary termination category',
      'leaver type',
    ],
    question: 'Which column says whether the person resigned or was dismissed?',
  },
  {
    field: 'exit_reason',
    label: 'Exit reason',
    type: 'text',
    aliases: [
      'exit reason',
      'termination reason',
      'term reason',
      'termination reason description',
      'primary termination reason',
      'reason for leaving',
      'leaving reason',
      'separation reason',
    ],
    question: 'Which column holds the reason for leaving?',
    remark: true,
  },
  {
    field: 'regretted',
    label: 'Regretted',
    type: 'yes/no',
    aliases: ['regretted', 'regrettable', 'regrettable termination', 'regretted loss', 'regretted exit'],
    question: 'Which column says whether the exit was regretted?',
  },
  {
    field: 'status',
    label: 'Status',
    type: 'text',
    aliases: [
      'status',
      'employment status',
      'employee status',
      'worker status',
      'emp status',
      'position status',
      'lifecycle status',
    ],
    question: 'Which column says whether the person is employed?',
  },
];

const [employeeId, email, name] = personFields('employee', 'Employee', EMPLOYEE);

/** One row a person and employment: who works here, for whom, since when, and until when. */
export const roster: KindDeclaration = {
  kind: 'roster',
  label: 'Roster (one row a person)',
  fields: [
    employeeId,
    { ...name, field: 'name' },
    ...nameParts,
    { ...email, field: 'email' },
    ...personFields('manager', 'Manager', MANAGER),
    ...positionFields,
    ...placeFields,
    ...stayFields,
    snapshotField,
  ],
  needs: [['employee_id'], ['name', 'last_name', 'email', 'hire_date', 'exit_date', 'status']],
};
