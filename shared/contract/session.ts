import { z } from 'zod';
import { SHORTEST_PASSWORD } from './shortestPassword.ts';

export const role = z.enum(['owner', 'executive', 'hr', 'manager', 'admin']);
export type Role = z.infer<typeof role>;

/** Somebody has what any of their roles has; `owner` is `admin` and `hr` together. */
export const roles = z.array(role);

/** Who is signed in; `setUp` is false while no owner exists yet; `singleSignOn` is what its button says, when it is set. */
export const sessionResponse = z.object({
  setUp: z.boolean(),
  user: z
    .object({
      name: z.string(),
      email: z.string(),
      roles,
      /** The person of the records they are: an employee's external id; null while nobody said. */
      personExternalId: z.string().nullable(),
    })
    .optional(),
  singleSignOn: z.string().optional(),
  /** The password was right, and nobody is signed in yet: a code is asked for, or the second step is to be set up. */
  secondStep: z.enum(['code', 'set up']).optional(),
});
export type SessionResponse = z.infer<typeof sessionResponse>;

export const newPassword = z.string().min(SHORTEST_PASSWORD, `use at least ${SHORTEST_PASSWORD} characters`).max(256);

export const setUpRequest = z.object({
  token: z.string().min(1),
  name: z.string().min(1).max(200),
  email: z.email().max(254),
  password: newPassword,
});
export type SetUpRequest = z.infer<typeof setUpRequest>;

export const signInRequest = z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(256) });
export type SignInRequest = z.infer<typeof signInRequest>;

/** Every error: what happened, and what to do next; where it is our own fault, the number to find it by in the server's log. */
export const errorResponse = z.object({ error: z.string(), todo: z.string(), request: z.string().optional() });
export type ErrorResponse = z.infer<typeof errorResponse>;
