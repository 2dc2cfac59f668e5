import { z } from 'zod';
import { errorResponse } from './session.ts';

const email = z.email().max(254);

/** Is mail set up? */
export const mailResponse = z.object({ setUp: z.boolean() });
export type MailResponse = z.infer<typeof mailResponse>;

/** The results of which wave (the one that closed last, when none is named), to whom (everybody who sees any of it), and whether those who have had it get it again. */
export const mailResultsRequest = z.object({
  wave: z.string().min(1).max(500).optional(),
  to: z.array(email).min(1).max(10_000).optional(),
  again: z.boolean().default(false),
});

const person = z.object({ name: z.string(), email: z.string() });

/** What sending would do. */
export const mailPlan = z.object({
  wave: z.string(),
  /** Who sees any of it, and how much: managers' own teams, and numbers told and withheld. `sentAt`: when they had it. */
  people: z.array(
    person.extend({
      everyone: z.boolean(),
      teams: z.number(),
      told: z.number(),
      withheld: z.number(),
      sentAt: z.string().optional(),
    }),
  ),
  /** Who is let in and sees none of it. */
  seesNothing: z.array(person),
});
export type MailPlan = z.infer<typeof mailPlan>;

/** What sending did. */
export const mailReport = z.object({
  wave: z.string(),
  sent: z.array(person),
  /** Who had it already, and when; without a time, somebody else is sending it to them right now. */
  skipped: z.array(person.extend({ sentAt: z.string().optional() })),
  failed: z.array(person.extend({ why: z.string() })),
  /** Whom it was not tried for, since the mail server was not to be had. */
  notTried: z.array(person),
});
export type MailReport = z.infer<typeof mailReport>;

/** How many people are done, of how many. */
export const mailProgress = z.object({ done: z.number(), of: z.number() });
export type MailProgress = z.infer<typeof mailProgress>;

const progress = z.object({ progress: mailProgress });

/** A line of finding out what sending would do, and of sending: how far it is, then how it ended. */
export const mailPlanLine = z.union([progress, z.object({ receipt: mailPlan }), errorResponse]);
export type MailPlanLine = z.infer<typeof mailPlanLine>;
export const mailReportLine = z.union([progress, z.object({ receipt: mailReport }), errorResponse]);
export type MailReportLine = z.infer<typeof mailReportLine>;

/** A link that is also sent by mail, when that is asked for. */
export const linkRequest = z.object({ mail: z.boolean().default(false) });

/** Whether the mail server took a link, and if not, why. */
export const linkMailed = z.object({ to: z.string(), why: z.string().optional() });
export type LinkMailed = z.infer<typeof linkMailed>;
