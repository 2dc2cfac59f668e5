import { z } from 'zod';
import { AUDIT_ACTIONS } from './auditActions.ts';

export const auditAction = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof auditAction>;

const day = z.iso.date();

/** Which events: of somebody, of a kind, from one day to another, holding a text; a page at a time, the latest first. */
export const auditRequest = z.object({
  actor: z.string().max(320).optional(),
  action: auditAction.optional(),
  from: day.optional(),
  to: day.optional(),
  q: z.string().max(200).optional(),
  /** Events before this one. */
  before: z.coerce.number().int().positive().optional(),
});
export type AuditRequest = z.infer<typeof auditRequest>;

export const auditEvent = z.object({
  eventId: z.number(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  details: z.record(z.string(), z.unknown()),
  address: z.string().optional(),
  reason: z.string().optional(),
});
export type AuditEvent = z.infer<typeof auditEvent>;

export const auditResponse = z.object({
  events: z.array(auditEvent),
  /** There are more: ask for those before this event. */
  next: z.number().optional(),
});
export type AuditResponse = z.infer<typeof auditResponse>;

/** Whether the log is whole: up to which event, with the hash to note elsewhere; or where it is not, and how. */
export const auditCheck = z.object({
  events: z.number(),
  whole: z.boolean(),
  /** Events up to this one were deleted as the retention period says; 0 for none. */
  goneUntil: z.number(),
  head: z.object({ eventId: z.number(), hash: z.string() }).optional(),
  wrong: z.array(z.object({ eventId: z.number().optional(), what: z.string() })),
});
export type AuditCheck = z.infer<typeof auditCheck>;
