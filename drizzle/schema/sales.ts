import { bigint, date, doublePrecision, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { provenance } from './provenance.ts';

export const deals = pgTable(
  'deals',
  {
    /** The deal's id in the CRM, kept exactly. */
    dealId: text('deal_id').primaryKey(),
    /** The owner; null when the file names none. */
    employeeId: bigint('employee_id', { mode: 'number' }),
    stage: text('stage', { enum: ['open', 'won', 'lost'] }).notNull(),
    stageName: text('stage_name').notNull(),
    value: doublePrecision('value'),
    openedOn: date('opened_on', { mode: 'string' }),
    closedOn: date('closed_on', { mode: 'string' }),
    account: text('account'),
    product: text('product'),
    ...provenance,
  },
  (t) => [index('deals_employee').on(t.employeeId)],
);

/** A deal passing from one owner to another: from a CRM's history file, or seen between two imports of the deal. */
export const dealOwnerChanges = pgTable(
  'deal_owner_changes',
  {
    dealId: text('deal_id').notNull(),
    changedOn: date('changed_on', { mode: 'string' }).notNull(),
    fromEmployeeId: bigint('from_employee_id', { mode: 'number' }).notNull(),
    toEmployeeId: bigint('to_employee_id', { mode: 'number' }).notNull(),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.dealId, t.changedOn, t.fromEmployeeId, t.toEmployeeId] })],
);

/** What a seller is to win in a month (its first day). */
export const quotas = pgTable(
  'quotas',
  {
    employeeId: bigint('employee_id', { mode: 'number' }).notNull(),
    month: date('month', { mode: 'string' }).notNull(),
    amount: doublePrecision('amount').notNull(),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.employeeId, t.month] })],
);
