import { z } from 'zod';
import { kind } from '#shared/contract/import.ts';
import type { FieldType } from '../kinds/declaration.ts';
import { declarationOf } from '../kinds/kindDeclarations.ts';

const pattern = z.string().refine(isPattern, 'is no regular expression');

/** A column the system writes, as a field of a Frictionless Table Schema; the keys of ours say what becomes of it. */
const presetField = z.strictObject({
  name: z.string().min(1),
  type: z.enum(['string', 'number', 'integer', 'boolean', 'date', 'datetime', 'any']),
  /** Dates: `default` is ISO, `any` leaves the order to the column's values. */
  format: z.enum(['default', 'any', 'email']).optional(),
  title: z.string().optional(),
  /** Other names the system gives the column, in other versions and languages. */
  aliases: z.array(z.string()).optional(),
  /** The field of ours it fills; without one the column is known and not stored. Of two that fill one, the first is taken. */
  fills: z.string().optional(),
  /** What the system's own words mean. */
  values: z.record(z.string(), z.string()).optional(),
});

/** How the header rows are written, as far as a Frictionless Table Dialect says it. */
const dialect = z.strictObject({
  headerRows: z.array(z.int().min(1)).min(1),
  headerJoin: z.string().optional(),
  commentRows: z.array(z.int().min(1)).optional(),
});

/** What a dialect cannot say about several header rows. */
const header = z.strictObject({
  /** A column is called by the first of these that matches its cell in that row: the pattern's first group. */
  keys: z.array(z.strictObject({ row: z.int().min(1), pattern })).optional(),
  /** In the first row a text stands for the blank cells to its right too. */
  spans: z.boolean().optional(),
  /** Texts that add nothing to a joined name. */
  silent: z.array(z.string()).optional(),
});

/** Rows that are not loaded: those whose cell matches, or those whose cell does not. */
const leaveOut = z.strictObject({
  column: z.string(),
  matches: pattern.optional(),
  lacks: pattern.optional(),
  why: z.string(),
});

const shape = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string(),
  kind,
  dialect: dialect.default({ headerRows: [1] }),
  header: header.optional(),
  schema: z.strictObject({ fields: z.array(presetField).min(1) }),
  /** The header has at least one name of each group; no other system's header has them all. */
  tells: z.array(z.array(z.string()).min(1)).min(1),
  /** Fields that have one value in every row. */
  constants: z.record(z.string(), z.string()).optional(),
  leaveOut: z.array(leaveOut).optional(),
  /** Columns of which one value only may be loaded, because values of different ones must not be added up. */
  oneOf: z.array(z.string()).optional(),
  /** The column of the days on which quotas begin: the gaps show whether they are for months or quarters. */
  quotaStarts: z.string().optional(),
  /** Fields the kind needs and this system's file does without. */
  spares: z.array(z.string()).optional(),
  /** Ids of people are this system's, not the employee ids, when they look so. */
  ids: z.strictObject({ system: z.string().regex(/^[a-z]+$/), like: pattern }).optional(),
  /** The presets whose files this one's rows refer to. */
  refersTo: z.array(z.string()).optional(),
});

export type Preset = z.infer<typeof shape>;
export type PresetField = z.infer<typeof presetField>;

/** A preset as it stands in its file; what is wrong with it is told with its place. */
export const preset = shape.superRefine((given, context) => {
  for (const message of faultsOf(given)) context.addIssue({ code: 'custom', message });
});

const FITTING: Record<FieldType, readonly PresetField['type'][]> = {
  id: ['string', 'integer', 'any'],
  text: ['string', 'integer', 'boolean', 'any'],
  date: ['date', 'datetime', 'any'],
  month: ['date', 'datetime', 'any'],
  number: ['number', 'integer', 'any'],
  'yes/no': ['boolean', 'string', 'any'],
  choice: ['string', 'integer', 'boolean', 'any'],
};

function faultsOf(given: Preset): string[] {
  const { fields } = declarationOf(given.kind);
  const names = new Set(given.schema.fields.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
  const named = [
    ...given.tells.flat(),
    ...(given.oneOf ?? []),
    ...(given.quotaStarts === undefined ? [] : [given.quotaStarts]),
    ...(given.leaveOut ?? []).map(({ column }) => column),
  ];
  return [
    ...given.schema.fields.flatMap(({ name, type, fills }) => {
      if (fills === undefined) return [];
      const field = fields.find((each) => each.field === fills);
      if (!field) return [`${name} fills ${fills}, which ${given.kind} does not have`];
      return FITTING[field.type].includes(type)
        ? []
        : [`${name} is a ${type} and cannot fill ${fills} (${field.type})`];
    }),
    ...Object.keys(given.constants ?? {})
      .filter((name) => !fields.some(({ field }) => field === name))
      .map((name) => `the constant ${name} is no field of ${given.kind}`),
    ...named.filter((name) => !names.has(name)).map((name) => `${name} is none of the schema's columns`),
  ];
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
