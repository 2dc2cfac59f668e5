import { type KindDeclaration, personFields, personNeed } from './declaration.ts';
import { EMPLOYEE, MANAGER } from './personAliases.ts';
import { placeFields } from './placeFields.ts';

const [employeeId, , name] = personFields('employee', 'Employee', EMPLOYEE);

/** Dated rows: who reported to whom, in which role and place, from a day up to, not including, a day. */
export const assignments: KindDeclaration = {
  kind: 'assignments',
  label: 'Assignments (dated history)',
  fields: [
    employeeId,
    { ...name, field: 'name' },
    ...personFields('manager', 'Manager', MANAGER),
    ...placeFields,
    {
      field: 'from',
      label: 'From',
      type: 'date',
      aliases: [
        'from',
        'effective date',
        'effective from',
        'valid from',
        'from date',
        'assignment start',
        'position effective date',
        'position start date',
        'starts on',
      ],
      question: 'Which column holds the first day of the assignment?',
    },
    {
      field: 'to',
      label: 'To',
      type: 'date',
      aliases: [
        'to',
        'effective to',
        'valid to',
        'to date',
        'assignment end',
        'position effective end date',
        'position end date',
        'effective end date',
        'ends on',
      ],
      question: 'Which column holds the first day after the assignment?',
    },
  ],
  needs: [['employee_id'], ['from'], [...personNeed('manager'), 'role', 'department', 'location']],
};
