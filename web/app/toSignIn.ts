import type { SessionResponse } from '#shared/contract/session.ts';

/** Where somebody goes who is not signed in (all the way), and the address they come back to. */
export function toSignIn({ secondStep }: SessionResponse, next: string) {
  const to = secondStep ? '/second-step' : '/sign-in';
  return { to, search: { next } } as const;
}
