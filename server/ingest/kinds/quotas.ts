import { type KindDeclaration, personFields, personNeed } from './declaration.ts';
import { EMPLOYEE } from './personAliases.ts';

/** What a seller is to win in a month. */
export const quotas: KindDeclaration = {
  kind: 'quotas',
  label: 'Quotas',
  fields: [
    ...personFields('employee', 'Seller', {
      ...EMPLOYEE,
      id: ['employee id', 'quota owner id', 'rep id', 'owner id', ...EMPLOYEE.id],
    }),
    {
      field: 'month',
      label: 'Month',
      type: 'month',
      aliases: ['month', 'quota month', 'period', 'start date', 'month start'],
      question: 'Which column holds the month (or a day in it)?',
    },
    {
      field: 'amount',
      label: 'Amount',
      type: 'number',
      aliases: ['amount', 'quota', 'quota amount', 'target', 'sales target', 'goal'],
      question: 'Which column holds the quota?',
      min: 0,
    },
  ],
  needs: [personNeed('employee'), ['month'], ['amount']],
  target: {
    table: 'quotas',
    unknownPersons: 'reject',
    columns: [
      { column: 'employee_id', type: 'bigint', person: 'employee', key: true, required: true },
      { column: 'month', type: 'date', field: 'month', key: true, required: true },
      { column: 'amount', type: 'double precision', field: 'amount', required: true },
    ],
  },
};
