import { whyFailed } from '#server/whyFailed.ts';

/** What went wrong, for the person at the terminal: of a file or folder that could not be used why and what to do, else what the error says. */
export function troubleText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  const why = path === undefined ? undefined : whyFailed(error);
  return why === undefined ? error.message : `${path}: ${why}. Name another place, or put this one right.`;
}
