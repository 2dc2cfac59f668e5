import {
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/** One import: one or several files applied in one transaction. */
export const imports = pgTable('imports', {
  importId: bigint('import_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  startedAt: timestamp('started_at', { withTimezone: true, mode: 'string' }).notNull(),
  appliedAt: timestamp('applied_at', { withTimezone: true, mode: 'string' }).notNull(),
  actor: text('actor').notNull(),
});

export const importFiles = pgTable(
  'import_files',
  {
    importId: bigint('import_id', { mode: 'number' }).notNull(),
    fileNo: smallint('file_no').notNull(),
    name: text('name').notNull(),
    sha256: text('sha256').notNull(),
    kind: text('kind').notNull(),
    mapping: jsonb('mapping').notNull(),
    /** The last day this file knows of: the latest past date it holds, or the one the person gave. */
    asOf: date('as_of', { mode: 'string' }),
    rowsRead: integer('rows_read').notNull(),
    rowsNew: integer('rows_new').notNull(),
    rowsChanged: integer('rows_changed').notNull(),
    rowsUnchanged: integer('rows_unchanged').notNull(),
    rowsRejected: integer('rows_rejected').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.fileNo] })],
);

/** A row that was not loaded (`rejected`) or was loaded with something worth a person's look. Never a survey answer's text. */
export const importNotices = pgTable(
  'import_notices',
  {
    importId: bigint('import_id', { mode: 'number' }).notNull(),
    fileNo: smallint('file_no').notNull(),
    noticeNo: integer('notice_no').notNull(),
    line: integer('line'),
    columnName: text('column_name'),
    value: text('value'),
    reason: text('reason').notNull(),
    rejected: boolean('rejected').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.fileNo, t.noticeNo] })],
);

/** The mapping a person last confirmed for files with this header. */
export const mappings = pgTable('mappings', {
  headerFingerprint: text('header_fingerprint').primaryKey(),
  kind: text('kind').notNull(),
  mapping: jsonb('mapping').notNull(),
});

/** One row, written last: readers look at facts up to `import_id`; `version` names the facts snapshot. */
export const publication = pgTable('publication', {
  only: boolean('only').primaryKey().default(true),
  importId: bigint('import_id', { mode: 'number' }).notNull(),
  version: bigint('version', { mode: 'number' }).notNull(),
});
