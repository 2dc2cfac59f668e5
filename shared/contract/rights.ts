import { z } from 'zod';
import { RETAINED_KINDS } from './retainedKinds.ts';

/** Whose records: an employee id, an id of another system, or an e-mail address. */
export const personRequest = z.object({ person: z.string().min(1).max(500) });

export const eraseRequest = z.object({
  person: z.string().min(1).max(500),
  /** Why; kept in the audit log. */
  reason: z.string().trim().min(3, 'say why, in a few words').max(1_000),
  /** The person's name, typed again. */
  name: z.string().min(1).max(500),
});
export type EraseRequest = z.infer<typeof eraseRequest>;

export const storedAbout = z.object({
  person: z.object({ externalId: z.string(), name: z.string(), email: z.string().nullable() }),
  /** The rows of each table that name them. */
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  /** What is not among them, and why. */
  leftOut: z.string(),
});
export type StoredAbout = z.infer<typeof storedAbout>;

/** What was done: the name they go by now, and how many rows were changed, table by table. */
export const erased = z.object({ name: z.string(), changed: z.record(z.string(), z.number()) });
export type Erased = z.infer<typeof erased>;

export const retainedKind = z.enum(RETAINED_KINDS);
export type RetainedKind = z.infer<typeof retainedKind>;

/** Months each kind is kept; a kind that is not named is kept for good. The law of some countries asks for six months of log at least. */
export const retentionPeriods = z.partialRecord(retainedKind, z.number().int().min(1).max(600)).check((context) => {
  const log = context.value['audit log'];
  if (log !== undefined && log < 6)
    context.issues.push({
      code: 'custom',
      message: 'keep the audit log for six months at least',
      path: ['audit log'],
      input: context.value,
    });
});
export type RetentionPeriods = z.infer<typeof retentionPeriods>;
