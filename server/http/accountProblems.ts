import { passwordTrouble } from '#server/access/passwordTrouble.ts';
import { Refusal } from '#server/access/refusal.ts';
import { Problem } from './problem.ts';

const STATUS = { forbidden: 403, conflict: 409, missing: 404 } as const;

/** Lets a new password pass, or says what is wrong with it. */
export async function mayBePassword({ email, password }: { email: string; password: string }): Promise<void> {
  const trouble = await passwordTrouble(password, email);
  if (trouble !== undefined) throw new Problem(400, trouble, 'Choose another: a few words in a row are good.');
}

/** Does something about accounts; a refusal of it is told over HTTP. */
export async function orProblem<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) throw new Problem(STATUS[error.kind], error.message, error.todo);
    throw error;
  }
}
