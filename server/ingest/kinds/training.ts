import { type KindDeclaration, personFields, personNeed } from './declaration.ts';
import { EMPLOYEE } from './personAliases.ts';

/** Courses completed. */
export const training: KindDeclaration = {
  kind: 'training',
  label: 'Training completed',
  fields: [
    ...personFields('employee', 'Employee', EMPLOYEE),
    {
      field: 'course',
      label: 'Course',
      type: 'text',
      aliases: ['course', 'course name', 'course title', 'training', 'training name', 'learning item'],
      question: 'Which column holds the course?',
    },
    {
      field: 'completed_on',
      label: 'Completed on',
      type: 'date',
      aliases: ['completed on', 'completion date', 'completed at', 'completed', 'date completed', 'date'],
      question: 'Which column holds the day the course was completed?',
    },
    {
      field: 'hours',
      label: 'Hours',
      type: 'number',
      aliases: ['hours', 'training hours', 'duration hours', 'credit hours'],
      question: 'Which column holds the hours of training?',
      min: 0,
    },
  ],
  needs: [personNeed('employee'), ['course'], ['completed_on']],
  target: {
    table: 'training_completions',
    unknownPersons: 'reject',
    columns: [
      { column: 'employee_id', type: 'bigint', person: 'employee', key: true, required: true },
      { column: 'course', type: 'text', field: 'course', key: true, required: true },
      { column: 'completed_on', type: 'date', field: 'completed_on', key: true, required: true },
      { column: 'hours', type: 'real', field: 'hours' },
    ],
  },
};
