import { z } from 'zod';

export const scopeRequest = z.object({});

/** Whose teams the reader sees; where it is nobody's, why, and what to do about it. */
export const scopeResponse = z.object({
  sees: z.enum(['everyone', 'teams', 'nobody']),
  why: z.string().optional(),
  todo: z.string().optional(),
});
export type ScopeResponse = z.infer<typeof scopeResponse>;
