import { z } from 'zod';
import {
  accountsResponse,
  changeAccountRequest,
  changePasswordRequest,
  createdTokenResponse,
  createTokenRequest,
  invitedResponse,
  inviteRequest,
  openLinkRequest,
  openLinkResponse,
  ownSessionsResponse,
  peopleRequest,
  peopleResponse,
  signOutEverywhereRequest,
  singleSignOnResponse,
  singleSignOnSettings,
  startSingleSignOnRequest,
  startSingleSignOnResponse,
  tokensRequest,
  tokensResponse,
  useLinkRequest,
} from '../accounts.ts';
import { byId, done } from '../byId.ts';
import { linkRequest } from '../mail.ts';
import { sessionResponse, setUpRequest, signInRequest } from '../session.ts';
import { viewAsChoices, viewAsRequest, viewAsResponse } from '../viewAs.ts';
import type { ApiRoute } from './apiRoute.ts';

const open = { who: 'anybody', answer: sessionResponse } as const;
const own = { who: 'signed in', answer: done } as const;
const administered = { who: 'administrators', answer: done } as const;
const viewing = { path: '/api/view-as', who: 'seers of everyone' } as const;
/** What a provider sends the browser back with. */
const cameBack = z.object({
  code: z.string().optional(),
  state: z.string().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
  iss: z.string().optional(),
});

/** Signing in and out, one's own account, and who is let in. */
export const accountRoutes: readonly ApiRoute[] = [
  { ...open, method: 'get', path: '/api/session', summary: 'Who is signed in' },
  { ...open, method: 'post', path: '/api/session', summary: 'Sign in', body: signInRequest },
  { ...open, method: 'delete', path: '/api/session', summary: 'Sign out', answer: done },
  { ...open, method: 'post', path: '/api/set-up', summary: 'Make the first owner, once', body: setUpRequest },
  {
    ...open,
    method: 'post',
    path: '/api/links/open',
    summary: 'What a link is for',
    body: openLinkRequest,
    answer: openLinkResponse,
  },
  { ...open, method: 'post', path: '/api/links/use', summary: 'Use a link', body: useLinkRequest },
  {
    ...open,
    method: 'post',
    path: '/api/single-sign-on/start',
    summary: 'Sign in at the provider',
    body: startSingleSignOnRequest,
    answer: startSingleSignOnResponse,
  },
  {
    ...open,
    method: 'get',
    path: '/api/auth/callback/single-sign-on',
    summary: 'Back from the provider',
    query: cameBack,
    answer: 'redirect',
  },
  {
    ...own,
    method: 'get',
    path: '/api/account/sessions',
    summary: 'Where you are signed in',
    answer: ownSessionsResponse,
  },
  {
    ...own,
    method: 'delete',
    path: '/api/account/sessions',
    summary: 'Sign out everywhere, and end the own tokens with it if asked',
    query: signOutEverywhereRequest,
  },
  {
    ...own,
    method: 'put',
    path: '/api/account/password',
    summary: 'Change your password',
    body: changePasswordRequest,
  },
  {
    ...own,
    method: 'get',
    path: '/api/tokens',
    summary: 'Your tokens; for administrators everybody’s',
    query: tokensRequest,
    answer: tokensResponse,
  },
  {
    ...own,
    method: 'post',
    path: '/api/tokens',
    summary: 'Make a token',
    body: createTokenRequest,
    answer: createdTokenResponse,
  },
  { ...own, method: 'delete', path: '/api/tokens/:id', summary: 'End a token', params: byId },
  {
    ...administered,
    method: 'get',
    path: '/api/accounts',
    summary: 'Who may sign in, and who is invited',
    answer: accountsResponse,
  },
  {
    ...administered,
    method: 'patch',
    path: '/api/accounts/:id',
    summary: 'Change roles, or close an account',
    params: byId,
    body: changeAccountRequest,
  },
  {
    ...administered,
    method: 'post',
    path: '/api/accounts/:id/reset',
    summary: 'A link to choose a new password',
    params: byId,
    body: linkRequest,
    answer: invitedResponse,
  },
  {
    ...administered,
    method: 'get',
    path: '/api/people',
    summary: 'People of the records to link accounts to',
    query: peopleRequest,
    answer: peopleResponse,
  },
  {
    ...administered,
    method: 'post',
    path: '/api/invitations',
    summary: 'Invite somebody',
    body: inviteRequest,
    answer: invitedResponse,
  },
  {
    ...administered,
    method: 'post',
    path: '/api/invitations/:id/again',
    summary: 'A new link in place of this one',
    params: byId,
    body: linkRequest,
    answer: invitedResponse,
  },
  { ...administered, method: 'delete', path: '/api/invitations/:id', summary: 'Take back an invitation', params: byId },
  {
    ...administered,
    method: 'get',
    path: '/api/single-sign-on',
    summary: 'How single sign-on is set',
    answer: singleSignOnResponse,
  },
  {
    ...administered,
    method: 'put',
    path: '/api/single-sign-on',
    summary: 'Set single sign-on',
    body: singleSignOnSettings,
    answer: singleSignOnResponse,
  },
  {
    ...administered,
    method: 'delete',
    path: '/api/single-sign-on',
    summary: 'End single sign-on',
    answer: singleSignOnResponse,
  },
  { ...viewing, method: 'get', summary: 'Whose view there is to look with', answer: viewAsChoices },
  { ...viewing, method: 'post', summary: 'Look with somebody’s view', body: viewAsRequest, answer: viewAsResponse },
];
