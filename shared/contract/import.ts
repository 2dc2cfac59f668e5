import { z } from 'zod';
import { kinds } from './importKinds.ts';
import { columnMapping, kind, mapping } from './importMapping.ts';
import { errorResponse } from './session.ts';

export type { Kind } from './importKinds.ts';
export { type ColumnMapping, kind, type Mapping, mapping } from './importMapping.ts';

/** What was recognised in one uploaded file, before anything is stored. */
export const recognisedColumn = columnMapping.extend({
  samples: z.array(z.string()),
  type: z.enum(['text', 'date', 'number', 'yes/no']),
  /** "13/02/2018 on line 7 can only be day first". */
  evidence: z.string().optional(),
  /** Set when a person has to choose: "every date could be read either way". */
  question: z.string().optional(),
});
export const recognisedFile = z.object({
  file: z.string(),
  name: z.string(),
  bytes: z.number(),
  rows: z.number(),
  delimiter: z.string(),
  encoding: z.string(),
  /** The sheets or streams with rows in the file, of which this is one; empty when the file is one table. */
  parts: z.array(z.string()),
  partKind: z.enum(['sheet', 'stream']).optional(),
  kind: kind.optional(),
  whyKind: z.string(),
  mapping,
  columns: z.array(recognisedColumn),
  fields: z.array(
    z.object({ field: z.string(), label: z.string(), type: z.string(), required: z.boolean(), question: z.string() }),
  ),
  missing: z.array(z.string()),
  /** Columns of which one value only may be loaded, with the values to choose from; absent when there are none. */
  rowChoices: z.array(z.object({ column: z.string(), values: z.array(z.string()) })).optional(),
  questions: z.array(z.string()),
});
export type RecognisedFile = z.infer<typeof recognisedFile>;

/** An uploaded file that cannot be read as it is; it is kept, so that it can be read in another way. */
export const refusedFile = errorResponse.extend({
  file: z.string(),
  /** The sheets of a workbook, when another of them may be readable. */
  sheets: z.array(z.string()).optional(),
});
export type RefusedFile = z.infer<typeof refusedFile>;

export const notice = z.object({
  file: z.string(),
  line: z.number().optional(),
  column: z.string().optional(),
  value: z.string().optional(),
  reason: z.string(),
  rejected: z.boolean(),
});
export type Notice = z.infer<typeof notice>;

export const fileReceipt = z.object({
  file: z.string(),
  /** What the file holds; `scim`: no file, but a request of an identity provider. */
  kind: z.enum([...kinds, 'scim']),
  rows: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  asOf: z.string().optional(),
  /** The file of its rejected rows (at most 100,000), when one was asked for and there are any. */
  rejects: z.string().optional(),
});
export type FileReceipt = z.infer<typeof fileReceipt>;

/** A name that stands beside several manager ids of a file: one person, unless the mapping says that each is another. */
export const sharedName = z.object({
  file: z.string(),
  name: z.string(),
  managerIds: z.array(z.string()),
  separate: z.boolean(),
});
export type SharedName = z.infer<typeof sharedName>;

/** A manager's name that several people share; until one of them is chosen, its rows load without a manager. */
export const ambiguousManager = z.object({
  file: z.string(),
  name: z.string(),
  candidates: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      department: z.string().optional(),
      role: z.string().optional(),
      leftOn: z.string().optional(),
    }),
  ),
  /** The id of the one who is meant. */
  chosen: z.string().optional(),
});
export type AmbiguousManager = z.infer<typeof ambiguousManager>;

/** What an import did, or (dry run) would do. `changes` = new + changed over all files, and exits of people a later roster does not have. */
export const receipt = z.object({
  importId: z.number().optional(),
  applied: z.boolean(),
  files: z.array(fileReceipt),
  employees: z.object({ new: z.number(), changed: z.number(), placeholders: z.number() }),
  exits: z.number(),
  changes: z.number(),
  /** Examples of what changes: at most 50. */
  examples: z.array(
    z.object({
      file: z.string(),
      line: z.number(),
      what: z.string(),
      before: z.string().optional(),
      after: z.string(),
    }),
  ),
  /** Of the exits, those of people who were employed so far. */
  ended: z.number(),
  /** Examples of these: at most 50; no line for those who are in no row of a later roster. */
  leaving: z.array(z.object({ file: z.string(), line: z.number().optional(), name: z.string(), on: z.string() })),
  sharedNames: z.array(sharedName),
  ambiguousManagers: z.array(ambiguousManager),
  notices: z.array(notice),
  /** Notices beyond the ones listed. */
  moreNotices: z.number(),
  /** Set when nothing was applied because a person must decide. */
  held: z.string().optional(),
  /** Set when nothing was (or would be) applied because no row of any file could be read: why. */
  refused: z.string().optional(),
});
export type Receipt = z.infer<typeof receipt>;

export const importHistory = z.object({
  /** The import that is undone when none is named: the latest that stored something. */
  undoNext: z.number().optional(),
  imports: z.array(
    z.object({
      importId: z.number(),
      appliedAt: z.string(),
      actor: z.string(),
      files: z.array(fileReceipt),
      /** Set when it was undone: when and by whom. */
      undoneAt: z.string().optional(),
      undoneBy: z.string().optional(),
    }),
  ),
});
export type ImportHistory = z.infer<typeof importHistory>;

/** What undoing an import takes: the later ones in its way, which are undone before it, and those that stored nothing, which go with it. */
export const undoPlan = z.object({ importId: z.number(), inTheWay: z.array(z.number()), idle: z.array(z.number()) });
export type UndoPlan = z.infer<typeof undoPlan>;

/** Imports taken back: so many rows they had added are gone, so many they had changed are as before. `also`: those beside the one asked for. */
export const undone = z.object({
  importId: z.number(),
  removed: z.number(),
  restored: z.number(),
  also: z.array(z.number()),
});
export type Undone = z.infer<typeof undone>;
