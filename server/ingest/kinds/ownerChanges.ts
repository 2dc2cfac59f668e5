import { type KindDeclaration, personFields, personNeed } from './declaration.ts';

/** Deals passing from one owner to another, from a CRM's history. */
export const ownerChanges: KindDeclaration = {
  kind: 'owner changes',
  label: 'Changes of deal owner',
  fields: [
    {
      field: 'deal_id',
      label: 'Deal id',
      type: 'id',
      aliases: ['deal id', 'opportunity id', 'record id'],
      question: 'Which column holds the deal’s own id?',
    },
    {
      field: 'changed_on',
      label: 'Changed on',
      type: 'date',
      aliases: ['changed on', 'change date', 'changed at', 'created date', 'date', 'timestamp', 'log time'],
      question: 'Which column holds the day of the change?',
    },
    ...personFields('from', 'Previous owner', {
      id: ['from id', 'old owner id', 'previous owner id', 'old value'],
      email: ['from email', 'old owner email', 'previous owner email'],
      name: ['from name', 'from', 'old owner', 'previous owner'],
    }),
    ...personFields('to', 'New owner', {
      id: ['to id', 'new owner id', 'new value'],
      email: ['to email', 'new owner email'],
      name: ['to name', 'to', 'new owner'],
    }),
  ],
  needs: [['deal_id'], ['changed_on'], personNeed('from'), personNeed('to')],
  target: {
    table: 'deal_owner_changes',
    unknownPersons: 'placeholder',
    columns: [
      { column: 'deal_id', type: 'text', field: 'deal_id', key: true, required: true },
      { column: 'changed_on', type: 'date', field: 'changed_on', key: true, required: true },
      { column: 'from_employee_id', type: 'bigint', person: 'from', key: true, required: true },
      { column: 'to_employee_id', type: 'bigint', person: 'to', key: true, required: true },
    ],
  },
};
