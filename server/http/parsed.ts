import type { z } from 'zod';
import { inWords } from '#shared/contract/inWords.ts';
import { Problem } from './problem.ts';

/** What no database keeps as text: the character of number 0, and halves of a pair. */
const NO_TEXT = /\0|\p{Surrogate}/u;

/** What was asked as its contract has it; says in words what is wrong with it otherwise. */
export function parsed<S extends z.ZodType>(schema: S, asked: unknown): z.output<S> {
  const result = schema.safeParse(asked, { error: inWords });
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Problem(400, `${issue.path.join('.') || 'The request'}: ${issue.message}.`, 'Correct it and try again.');
  }
  if (!isText(result.data))
    throw new Problem(400, 'The request holds a character that is none.', 'Type it again and try again.');
  return result.data;
}

/** What stands behind the question mark, which nobody sees wrongly spelled: a name the contract does not have is refused. */
export function parsedQuery<S extends z.ZodObject>(schema: S, asked: unknown): z.output<S> {
  return parsed(schema.strict(), asked) as z.output<S>;
}

/** Are all texts of this, and all names of its parts, ones that can be stored? */
function isText(value: unknown): boolean {
  if (typeof value === 'string') return !NO_TEXT.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, part]) => !NO_TEXT.test(name) && isText(part));
}
