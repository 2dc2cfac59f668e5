import type { z } from 'zod';
import { Problem } from './problem.ts';

/** What was asked as its contract has it; says in words what is wrong with it otherwise. */
export function parsed<S extends z.ZodType>(schema: S, asked: unknown): z.output<S> {
  const result = schema.safeParse(asked);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Problem(400, `${issue.path.join('.') || 'The request'}: ${issue.message}.`, 'Correct it and try again.');
}
