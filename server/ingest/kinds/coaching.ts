import { type KindDeclaration, personFields, personNeed } from './declaration.ts';
import { EMPLOYEE, MANAGER } from './personAliases.ts';

const COACH = {
  id: ['manager id', 'coach id', ...MANAGER.id],
  email: ['coach email', ...MANAGER.email],
  name: ['coach', 'coach name', ...MANAGER.name],
};

/** Coaching sessions of a manager with an employee. */
export const coaching: KindDeclaration = {
  kind: 'coaching',
  label: 'Coaching sessions',
  fields: [
    ...personFields('employee', 'Employee', EMPLOYEE),
    ...personFields('manager', 'Manager', COACH),
    {
      field: 'held_on',
      label: 'Held on',
      type: 'date',
      aliases: ['held on', 'session date', 'coaching date', 'coached on', 'date'],
      question: 'Which column holds the day of the session?',
    },
  ],
  needs: [personNeed('employee'), personNeed('manager'), ['held_on']],
  target: {
    table: 'coaching_sessions',
    unknownPersons: 'reject',
    columns: [
      { column: 'employee_id', type: 'bigint', person: 'employee', key: true, required: true },
      { column: 'manager_id', type: 'bigint', person: 'manager', key: true, required: true },
      { column: 'held_on', type: 'date', field: 'held_on', key: true, required: true },
    ],
  },
};
