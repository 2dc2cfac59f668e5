import type { InvitedResponse } from '#shared/contract/accounts.ts';

/** What is said over a link that was made: whether it was mailed, and what is left to do. */
export function linkWords(what: string, { mailed }: InvitedResponse): string {
  if (!mailed) return `${what}, shown this once: pass it on yourself.`;
  if (mailed.why === undefined) return `${what}, shown this once. It was mailed to ${mailed.to} as well.`;
  return `${what}, shown this once: pass it on yourself. It could not be mailed to ${mailed.to}: ${mailed.why}`;
}
