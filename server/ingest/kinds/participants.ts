import { type KindDeclaration, personFields, personNeed } from './declaration.ts';
import { EMPLOYEE } from './personAliases.ts';

/** Who else took part in meetings that are known already: their day and kind are taken from there. */
export const participants: KindDeclaration = {
  kind: 'participants',
  label: 'Participants of meetings',
  fields: [
    {
      field: 'activity_id',
      label: 'Meeting id',
      type: 'id',
      aliases: ['activity id', 'meeting id', 'event id', 'call id', 'engagement id'],
      question: 'Which column tells which meeting it was?',
    },
    ...personFields('employee', 'Participant', {
      ...EMPLOYEE,
      id: ['employee id', 'participant id', 'attendee id', ...EMPLOYEE.id],
    }),
  ],
  needs: [['activity_id'], personNeed('employee')],
  target: {
    table: 'activity_participants',
    unknownPersons: 'reject',
    ofKnownMeetings: true,
    columns: [
      { column: 'employee_id', type: 'bigint', person: 'employee', key: true, required: true },
      { column: 'activity_id', type: 'text', field: 'activity_id', key: true, required: true },
      { column: 'held_on', type: 'date' },
      { column: 'kind', type: 'text' },
      { column: 'after_hours', type: 'boolean' },
    ],
  },
};
