import { type KindDeclaration, personFields, personNeed } from './declaration.ts';
import { EMPLOYEE, MANAGER } from './personAliases.ts';

/** Planned one-on-one talks and what became of them. */
export const oneOnOnes: KindDeclaration = {
  kind: 'one-on-ones',
  label: 'One-on-ones',
  fields: [
    ...personFields('employee', 'Employee', EMPLOYEE),
    ...personFields('manager', 'Manager', MANAGER),
    {
      field: 'planned_on',
      label: 'Planned on',
      type: 'date',
      aliases: ['planned on', 'planned date', 'scheduled on', 'scheduled date', 'scheduled for', 'date'],
      question: 'Which column holds the day the talk was planned for?',
    },
    {
      field: 'status',
      label: 'Status',
      type: 'choice',
      aliases: ['status', 'outcome', 'result'],
      question: 'Which column says whether the talk was held, moved or cancelled?',
      choices: [
        { value: 'cancelled', words: /cancel|skipp|missed|no[- ]?show|not held|declined/ },
        { value: 'moved', words: /moved|postpon|reschedul|shifted/ },
        { value: 'held', words: /held|done|complete|took place|attended|happened/ },
      ],
    },
  ],
  needs: [personNeed('employee'), personNeed('manager'), ['planned_on'], ['status']],
  target: {
    table: 'one_on_ones',
    unknownPersons: 'reject',
    columns: [
      { column: 'employee_id', type: 'bigint', person: 'employee', key: true, required: true },
      { column: 'manager_id', type: 'bigint', person: 'manager', key: true, required: true },
      { column: 'planned_on', type: 'date', field: 'planned_on', key: true, required: true },
      { column: 'status', type: 'text', field: 'status', required: true },
    ],
  },
};
