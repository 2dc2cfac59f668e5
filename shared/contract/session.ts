import { z } from 'zod';

export const role = z.enum(['owner', 'executive', 'hr', 'manager', 'admin']);
export type Role = z.infer<typeof role>;

/** Who is signed in; `setUp` is false while no owner exists yet. */
export const sessionResponse = z.object({
  setUp: z.boolean(),
  user: z.object({ name: z.string(), email: z.string(), role }).optional(),
});
export type SessionResponse = z.infer<typeof sessionResponse>;

export const setUpRequest = z.object({
  token: z.string().min(1),
  name: z.string().min(1),
  email: z.email(),
  password: z.string().min(12, 'use at least 12 characters'),
});
export type SetUpRequest = z.infer<typeof setUpRequest>;

export const signInRequest = z.object({ email: z.string().min(1), password: z.string().min(1) });
export type SignInRequest = z.infer<typeof signInRequest>;

/** Every error: what happened, and what to do next. */
export const errorResponse = z.object({ error: z.string(), todo: z.string() });
export type ErrorResponse = z.infer<typeof errorResponse>;
