import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AccountsResponse,
  ChangeAccountRequest,
  ChangePasswordRequest,
  CreatedTokenResponse,
  CreateTokenRequest,
  InvitedResponse,
  InviteRequest,
  OpenLinkResponse,
  OwnSessionsResponse,
  PeopleResponse,
  SingleSignOnResponse,
  SingleSignOnSettings,
  StartSingleSignOnResponse,
  TokensResponse,
  UseLinkRequest,
} from '#shared/contract/accounts.ts';
import type {
  BegunSecondStep,
  BeginSecondStepRequest,
  CodeRequest,
  OwnSecondStep,
  PasswordAndCode,
  RecoveryCodesResponse,
  ResetSecondStepRequest,
  SignInRules,
} from '#shared/contract/secondStep.ts';
import type { SessionResponse } from '#shared/contract/session.ts';
import { fetchJson } from './fetchJson.ts';

const read = <Answer>(path: string) =>
  queryOptions({ queryKey: [path], queryFn: ({ signal }) => fetchJson<Answer>(path, { signal }), staleTime: 0 });
const post = <Answer>(path: string, body: unknown = {}) => fetchJson<Answer>(path, { method: 'POST', body });
const remove = (path: string) => fetchJson<unknown>(path, { method: 'DELETE' });

/** Everybody who may sign in, and the links that were made; for administrators. */
export const accountsQuery = read<AccountsResponse>('/api/accounts');
export const singleSignOnQuery = read<SingleSignOnResponse>('/api/single-sign-on');
export const ownSessionsQuery = read<OwnSessionsResponse>('/api/account/sessions');
/** One's own tokens, or all there are, for administrators. */
export const tokensQuery = (whose: 'own' | 'all') =>
  read<TokensResponse>(whose === 'own' ? '/api/tokens?of=me' : '/api/tokens');
export const peopleQuery = (search: string) => ({
  ...read<PeopleResponse>(`/api/people?${new URLSearchParams({ search }).toString()}`),
  placeholderData: keepPreviousData,
});

export const changeAccount = (userId: number, change: ChangeAccountRequest) =>
  fetchJson<unknown>(`/api/accounts/${userId}`, { method: 'PATCH', body: change });
export const offerReset = (userId: number, mail: boolean) =>
  post<InvitedResponse>(`/api/accounts/${userId}/reset`, { mail });
export const invite = (request: InviteRequest) => post<InvitedResponse>('/api/invitations', request);
export const inviteAgain = ({ invitationId, mail }: { invitationId: number; mail: boolean }) =>
  post<InvitedResponse>(`/api/invitations/${invitationId}/again`, { mail });
export const revokeInvitation = (invitationId: number) => remove(`/api/invitations/${invitationId}`);

export const openLink = (token: string) => post<OpenLinkResponse>('/api/links/open', { token });
export const takeLink = (request: UseLinkRequest) => post<SessionResponse>('/api/links/use', request);

export const changePassword = (request: ChangePasswordRequest) =>
  fetchJson<unknown>('/api/account/password', { method: 'PUT', body: request });
export const signOutEverywhere = ({ tokens }: { tokens: 'keep' | 'end' }) =>
  remove(`/api/account/sessions?tokens=${tokens}`);

export const ownSecondStepQuery = read<OwnSecondStep>('/api/account/second-step');
export const beginSecondStep = (request: BeginSecondStepRequest) =>
  post<BegunSecondStep>('/api/account/second-step', request);
export const confirmSecondStep = (request: CodeRequest) =>
  post<RecoveryCodesResponse>('/api/account/second-step/confirm', request);
export const makeRecoveryCodes = (request: PasswordAndCode) =>
  post<RecoveryCodesResponse>('/api/account/second-step/recovery-codes', request);
export const endSecondStep = (request: PasswordAndCode) => post<unknown>('/api/account/second-step/off', request);
export const resetSecondStep = ({ userId, ...request }: ResetSecondStepRequest & { userId: number }) =>
  post<unknown>(`/api/accounts/${userId}/second-step/reset`, request);
export const saveSignInRules = (rules: SignInRules) =>
  fetchJson<SignInRules>('/api/sign-in-rules', { method: 'PUT', body: rules });

export const createToken = (request: CreateTokenRequest) => post<CreatedTokenResponse>('/api/tokens', request);
export const revokeToken = (tokenId: number) => remove(`/api/tokens/${tokenId}`);

export const saveSingleSignOn = (settings: SingleSignOnSettings) =>
  fetchJson<SingleSignOnResponse>('/api/single-sign-on', { method: 'PUT', body: settings });
export const removeSingleSignOn = () => remove('/api/single-sign-on');
export const startSingleSignOn = (next: string | undefined) =>
  post<StartSingleSignOnResponse>('/api/single-sign-on/start', next === undefined ? {} : { next });
