import { z } from 'zod';

export const groupings = ['manager', 'department', 'location', 'role'] as const;
export const grouping = z.enum(groupings);
export type Grouping = z.infer<typeof grouping>;

/** A calendar month, `YYYY-MM`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is written YYYY-MM');

/** What every report can be asked: grouped by what, from the start of which month, to the end of which month. Both ends default to the records'. */
export const reportRequest = z.object({
  by: grouping.default('manager'),
  from: month.optional(),
  to: month.optional(),
});
export type ReportRequest = z.infer<typeof reportRequest>;

/** A manager or another group: the id is the manager's external id, or the group's own label. */
export const ref = z.object({ id: z.string(), name: z.string() });
export type Ref = z.infer<typeof ref>;

export const interval = z.object({ lower: z.number(), upper: z.number(), level: z.number() });
export type Interval = z.infer<typeof interval>;

export const withheld = z.enum(['too few', 'would reveal another group', 'would reveal a change', 'no permission']);

export const verdict = z.enum(['worse', 'better', 'as expected', 'cannot tell']);
export type Verdict = z.infer<typeof verdict>;

/** How sure a `worse` is. */
export const evidenceLevel = z.enum(['watch', 'strong evidence']);
export type EvidenceLevel = z.infer<typeof evidenceLevel>;

/** The period the numbers speak of: first day, last day, both ISO. Undefined when there are no dated records. */
export const period = z.object({ from: z.string(), to: z.string() });
export type Period = z.infer<typeof period>;

/** Exactly one of the two is there: by manager, or by another grouping. */
export const subject = { manager: ref.optional(), group: ref.optional() };
