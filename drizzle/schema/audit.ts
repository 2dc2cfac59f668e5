import { bigint, boolean, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Who did what, only ever added to: each row holds the hash of the one before, so that a row changed or taken out is seen. */
export const auditEvents = pgTable(
  'audit_events',
  {
    /** Counted without gaps from 1. */
    eventId: bigint('event_id', { mode: 'number' }).primaryKey(),
    at: timestamp('at', { withTimezone: true, mode: 'string' }).notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    details: jsonb('details').$type<Record<string, unknown>>().notNull(),
    /** Where the request came from. */
    address: text('address'),
    /** Why, where a reason was asked for. */
    reason: text('reason'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [index('audit_events_at').on(t.at), index('audit_events_actor').on(t.actor)],
);

/** The end of the chain, so that rows missing at its end are seen; and where it begins since old rows were let go. One row. */
export const auditHead = pgTable('audit_head', {
  only: boolean('only').primaryKey().default(true),
  /** The number of the last event. */
  eventId: bigint('event_id', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
  /** The first event still kept follows this one. */
  goneUntil: bigint('gone_until', { mode: 'number' }).notNull(),
  goneHash: text('gone_hash').notNull(),
});

/** How long records of a kind are kept, in months; of kinds without a row, for good. */
export const retentionPeriods = pgTable('retention_periods', {
  kind: text('kind').primaryKey(),
  months: integer('months').notNull(),
});
