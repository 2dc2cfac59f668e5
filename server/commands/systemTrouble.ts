import { whyFailed } from '#server/whyFailed.ts';

/** A file or folder that could not be used, with why and what to do; `undefined` when the error is about none. */
export function systemTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error && 'path' in error && typeof error.path === 'string')) return undefined;
  const why = whyFailed(error);
  return why === undefined ? undefined : `${error.path}: ${why}. Name another place, or put this one right.`;
}
