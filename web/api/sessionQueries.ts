import { queryOptions } from '@tanstack/react-query';
import type { CodeRequest } from '#shared/contract/secondStep.ts';
import type { SessionResponse, SetUpRequest, SignInRequest } from '#shared/contract/session.ts';
import { fetchJson } from './fetchJson.ts';

/** Who is signed in, if anyone, and whether an owner exists yet. */
export const sessionQuery = queryOptions({
  queryKey: ['/api/session'],
  queryFn: ({ signal }) => fetchJson<SessionResponse>('/api/session', { signal }),
  staleTime: Infinity,
});

export const setUp = (request: SetUpRequest) =>
  fetchJson<SessionResponse>('/api/set-up', { method: 'POST', body: request });

export const signIn = (request: SignInRequest) =>
  fetchJson<SessionResponse>('/api/session', { method: 'POST', body: request });

/** The code after the password. */
export const giveCode = (request: CodeRequest) =>
  fetchJson<SessionResponse>('/api/session/code', { method: 'POST', body: request });

export const signOut = () => fetchJson<unknown>('/api/session', { method: 'DELETE' });
