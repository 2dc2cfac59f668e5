import type { CodeRefused } from '#server/access/tryCode.ts';
import { Problem } from './problem.ts';

/** Why a code was not taken, and what to do. */
export function codeProblem(refused: CodeRefused['refused']): Problem {
  if (refused === 'over')
    return new Problem(401, 'It took too long, or too many codes were wrong.', 'Sign in with your password again.');
  if (refused === 'locked')
    return new Problem(429, 'Too many codes were refused.', 'Wait a quarter of an hour and try again.');
  return new Problem(
    403,
    'This code is not right, or was used before.',
    'A code of the app: type the next one, and see that the clock of your phone is set by itself. A recovery code: take another you have not used.',
  );
}
