import { type KindDeclaration, personFields, personNeed } from './declaration.ts';
import { EMPLOYEE } from './personAliases.ts';

/** Customer meetings and calls, one row a participant. */
export const meetings: KindDeclaration = {
  kind: 'meetings',
  label: 'Customer meetings and calls',
  fields: [
    {
      field: 'activity_id',
      label: 'Meeting id',
      type: 'id',
      aliases: ['activity id', 'meeting id', 'event id', 'call id', 'engagement id'],
      question: 'Which column tells which rows are the same meeting?',
    },
    ...personFields('employee', 'Participant', {
      ...EMPLOYEE,
      id: ['employee id', 'participant id', 'attendee id', ...EMPLOYEE.id],
    }),
    {
      field: 'also_ids',
      label: 'Other participants: ids, with a semicolon between them',
      type: 'text',
      aliases: ['attendee owner ids'],
      question: 'Which column lists the ids of the other participants?',
      remark: true,
    },
    {
      field: 'held_on',
      label: 'Held on',
      type: 'date',
      aliases: ['held on', 'activity date', 'meeting date', 'call date', 'start time', 'started', 'date'],
      question: 'Which column holds the day of the meeting?',
    },
    {
      field: 'kind',
      label: 'Kind',
      type: 'text',
      aliases: ['kind', 'type', 'activity type', 'meeting type', 'event type'],
      question: 'Which column says whether it was a meeting or a call?',
    },
    {
      field: 'after_hours',
      label: 'After hours',
      type: 'yes/no',
      aliases: ['after hours', 'out of hours', 'outside working hours'],
      question: 'Which column says whether it was outside working hours?',
    },
    {
      field: 'talk_share',
      label: 'Share of the talking',
      type: 'number',
      aliases: ['talk share', 'talk ratio', 'talk time share'],
      question: 'Which column holds the share of the talking (0 to 1)?',
      min: 0,
      max: 1,
    },
  ],
  needs: [['activity_id'], personNeed('employee'), ['held_on'], ['kind']],
  target: {
    table: 'activity_participants',
    unknownPersons: 'reject',
    columns: [
      { column: 'employee_id', type: 'bigint', person: 'employee', key: true, required: true },
      { column: 'activity_id', type: 'text', field: 'activity_id', key: true, required: true },
      { column: 'held_on', type: 'date', field: 'held_on', required: true },
      { column: 'kind', type: 'text', field: 'kind', required: true },
      { column: 'after_hours', type: 'boolean', field: 'after_hours' },
      { column: 'talk_share', type: 'real', field: 'talk_share' },
    ],
  },
};
