import { bigint, integer, smallint } from 'drizzle-orm/pg-core';

/** Where a row came from: which import, which of its files, which line (the header is line 1). On every fact row. */
export const provenance = {
  importId: bigint('import_id', { mode: 'number' }).notNull(),
  fileNo: smallint('file_no').notNull(),
  line: integer('line').notNull(),
};
