import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { provenance } from './provenance.ts';

export const employees = pgTable('employees', {
  employeeId: bigint('employee_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /** The id other systems know the person by, kept exactly; `name:…` for a person known by name only. */
  externalId: text('external_id').notNull().unique(),
  name: text('name').notNull(),
  email: text('email'),
  /** True while the person is known only because somebody's row names them (a manager without a row of their own). */
  placeholder: boolean('placeholder').notNull(),
  ...provenance,
});

/** The ids by which other systems know a person: `salesforce:005…`. */
export const employeeOtherIds = pgTable(
  'employee_other_ids',
  {
    otherId: text('other_id').primaryKey(),
    employeeId: bigint('employee_id', { mode: 'number' })
      .notNull()
      .references(() => employees.employeeId),
    ...provenance,
  },
  (t) => [index('employee_other_ids_employee').on(t.employeeId)],
);

/** One hire-to-exit stay; a rehire is a second one. */
export const employments = pgTable(
  'employments',
  {
    employeeId: bigint('employee_id', { mode: 'number' })
      .notNull()
      .references(() => employees.employeeId),
    employmentNo: smallint('employment_no').notNull(),
    hiredOn: date('hired_on', { mode: 'string' }),
    /** The day employment ended; the person is no longer counted on it. */
    leftOn: date('left_on', { mode: 'string' }),
    exitType: text('exit_type'),
    exitReason: text('exit_reason'),
    regretted: boolean('regretted'),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.employeeId, t.employmentNo] })],
);

/** Effective-dated: who reports to whom, with role and place, from a day (unknown: null) up to, not including, a day (open: null). */
export const assignments = pgTable(
  'assignments',
  {
    employeeId: bigint('employee_id', { mode: 'number' })
      .notNull()
      .references(() => employees.employeeId),
    startsOn: date('starts_on', { mode: 'string' }),
    endsOn: date('ends_on', { mode: 'string' }),
    managerId: bigint('manager_id', { mode: 'number' }).references(() => employees.employeeId),
    role: text('role'),
    level: text('level'),
    department: text('department'),
    location: text('location'),
    fte: real('fte'),
    /** The kind of file it was read from; dated assignments replace what a roster or a sales team file implied. */
    origin: text('origin').notNull(),
    ...provenance,
  },
  (t) => [
    unique('assignments_key').on(t.employeeId, t.startsOn).nullsNotDistinct(),
    index('assignments_manager').on(t.managerId),
  ],
);

/**
 * What an identity provider says of a person over SCIM, as it said it last; names and e-mail addresses are the employee's.
 * Employments and assignments follow it, and go on to be what the other people files say as well.
 */
export const scimAccounts = pgTable(
  'scim_accounts',
  {
    employeeId: bigint('employee_id', { mode: 'number' }).primaryKey(),
    userName: text('user_name').notNull(),
    /** The id the identity provider knows the account by. */
    externalId: text('external_id'),
    givenName: text('given_name'),
    familyName: text('family_name'),
    employeeNumber: text('employee_number'),
    title: text('title'),
    department: text('department'),
    managerId: bigint('manager_id', { mode: 'number' }),
    active: boolean('active').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true, mode: 'string' }).notNull(),
    /** Set when the provider deleted the account: nobody sees it any more, and it may come back. */
    deletedAt: timestamp('deleted_at', { withTimezone: true, mode: 'string' }),
    ...provenance,
  },
  (t) => [
    index('scim_accounts_user_name').on(sql`lower(${t.userName})`),
    index('scim_accounts_external_id').on(t.externalId),
  ],
);
