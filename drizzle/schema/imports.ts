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
  /** Set when everything it did was taken back. */
  undoneAt: timestamp('undone_at', { withTimezone: true, mode: 'string' }),
  undoneBy: text('undone_by'),
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
    /** The last day this file knows of: the latest past date it holds, or the one the person gave; none once undone. */
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
  importId: bigint('import_id', { mode: 'number' }).notNull(),
});

/**
 * A row as it was before an import changed or deleted it, so that the import can be undone. Rows an import added need no
 * copy: they carry its id. Of several copies of one row the first is how it was before the import.
 */
export const replacedRows = pgTable(
  'replaced_rows',
  {
    importId: bigint('import_id', { mode: 'number' }).notNull(),
    no: bigint('no', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    tableName: text('table_name').notNull(),
    row: jsonb('row').notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.no] })],
);

/** One row, written last: readers look at facts up to `import_id`; `version` names the facts snapshot. */
export const publication = pgTable('publication', {
  only: boolean('only').primaryKey().default(true),
  importId: bigint('import_id', { mode: 'number' }).notNull(),
  version: bigint('version', { mode: 'number' }).notNull(),
});
