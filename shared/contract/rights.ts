import { z } from 'zod';

/** Whose records: an employee id, an id of another system, or an e-mail address. */
export const personRequest = z.object({ person: z.string().min(1).max(500) });
export type PersonRequest = z.infer<typeof personRequest>;

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
