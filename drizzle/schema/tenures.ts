import { boolean, doublePrecision, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { provenance } from './provenance.ts';

/**
 * How long people whom a file does not name were followed, and whether they left: no id, no day, no manager. A file of them
 * is a set, replaced whole by the next one of its name.
 */
export const tenures = pgTable(
  'tenures',
  {
    tenureSet: text('tenure_set').notNull(),
    /** A hash of what the row says, and which of the rows saying so it is. */
    rowKey: text('row_key').notNull(),
    /** How long, in the set's own unit; null when the file does not say. */
    followed: doublePrecision('followed'),
    unit: text('unit', { enum: ['day', 'week', 'month', 'year'] }),
    hasLeft: boolean('has_left').notNull(),
    exitType: text('exit_type'),
    /** The exit type in the file's own words. */
    exitWords: text('exit_words'),
    /** The month (`2012-08`) or the year (`2012`) of the exit, as far as it is known; never a day. */
    ended: text('ended'),
    /** Whatever else the file says of the person, by its column: few different values each. */
    labels: jsonb('labels').notNull(),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.tenureSet, t.rowKey] })],
);
