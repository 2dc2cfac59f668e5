import { z } from 'zod';
import { kinds } from './importKinds.ts';

export const kind = z.enum(kinds);

/** How one column of a file is read. */
export const columnMapping = z.object({
  column: z.string(),
  /** The field it fills, or `score` for a column of survey answers; absent: the column is not read. */
  field: z.string().optional(),
  /** For dates and numbers: how they are written, and what shows it. */
  order: z.enum(['year first', 'day first', 'month first']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** For a survey score or question column: the dimension and the scale. */
  dimension: z.string().optional(),
  scaleLow: z.number().optional(),
  scaleHigh: z.number().optional(),
  reversed: z.boolean().optional(),
  /** For columns of fixed choices (a deal's stage): the choice each text of the file means. */
  values: z.record(z.string(), z.string()).optional(),
  /** Ids of people that look like this (a regular expression) are a system's own, not the employee ids. */
  ids: z.object({ system: z.string(), like: z.string() }).optional(),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

/** How a file is read. Dates are ISO days. */
export const mapping = z.object({
  kind,
  columns: z.array(columnMapping),
  /** The preset of the system the file comes from: says which rows are left out. */
  preset: z.string().optional(),
  /** Fields that have one value in every row. */
  constants: z.record(z.string(), z.string()).optional(),
  /** Of these columns only rows of this value are loaded. */
  only: z.record(z.string(), z.string()).optional(),
  /** How the text is encoded, as TextDecoder calls it; absent: found out. */
  encoding: z.string().max(40).optional(),
  /** The sheet of a workbook, or the stream of a tap's messages, that is read. */
  part: z.string().max(500).optional(),
  /** The row the header stands in, counted from 1; absent: found out. */
  headerRow: z.number().int().positive().optional(),
  /** How many months each quota covers; without, one. */
  quotaMonths: z.int().min(1).max(12).optional(),
  /** The last day the file knows of. */
  asOf: z.string().optional(),
  /** For answers in a file that does not itself name the survey, the wave or the day it closed. */
  survey: z.string().optional(),
  wave: z.string().optional(),
  closedOn: z.string().optional(),
  /** A roster of everybody employed on its as-of day: who is missing has left. False: of some people only. */
  complete: z.boolean().optional(),
  /** Manager ids that are a person each, although they share a name with another; without, one name is one person. */
  separateManagers: z.array(z.string()).optional(),
  /** Who is meant by a manager's name that several people share: the employee's id, by name. */
  namedManagers: z.record(z.string(), z.string()).optional(),
});
export type Mapping = z.infer<typeof mapping>;
