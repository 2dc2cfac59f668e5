import type { Failure } from '#web/ui/FailureNotice.tsx';
import { ApiError } from './ApiError.ts';

/** Any error as something a person can act on. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof ApiError)
    return { kind: error.status === 403 ? 'forbidden' : 'error', what: error.message, todo: error.todo };
  return {
    kind: 'error',
    what: `The page itself failed: ${error instanceof Error ? error.message : String(error)}`,
    todo: 'Reload the page; if it fails again, pass this message on to whoever runs Bellwether.',
  };
}
