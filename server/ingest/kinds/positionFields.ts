import type { Field } from './declaration.ts';

/** Some systems let people report to a position, whoever holds it. */
export const positionFields: readonly Field[] = [
  {
    field: 'position_id',
    label: 'Position id',
    type: 'id',
    aliases: ['position id', 'position number', 'position no', 'position code'],
    question: 'Which column holds the id of the position the person holds?',
  },
  {
    field: 'manager_position_id',
    label: 'Manager: position id',
    type: 'id',
    aliases: [
      'reports to position id',
      'manager position id',
      'supervisor position id',
      'reports to position',
      'manager position number',
      'reports to position number',
    ],
    question: 'Which column holds the id of the position the person reports to?',
  },
];
