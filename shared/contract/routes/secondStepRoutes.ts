import { byId, done } from '../byId.ts';
import {
  beginSecondStepRequest,
  begunSecondStep,
  codeRequest,
  ownSecondStep,
  passwordAndCode,
  recoveryCodesResponse,
  resetSecondStepRequest,
  signInRules,
} from '../secondStep.ts';
import { sessionResponse } from '../session.ts';
import type { ApiRoute } from './apiRoute.ts';

const own = { who: 'signed in', method: 'post' } as const;
const administered = { who: 'administrators', answer: done } as const;
const path = '/api/account/second-step';

/** The second step at sign-in: giving a code, one's own, and what administrators ask of everybody. */
export const secondStepRoutes: readonly ApiRoute[] = [
  {
    who: 'anybody',
    method: 'post',
    path: '/api/session/code',
    summary: 'Give the code after the password',
    body: codeRequest,
    answer: sessionResponse,
  },
  { ...own, method: 'get', path, summary: 'Your second step', answer: ownSecondStep },
  {
    ...own,
    path,
    summary: 'Begin setting up a second step',
    body: beginSecondStepRequest,
    answer: begunSecondStep,
  },
  {
    ...own,
    path: `${path}/confirm`,
    summary: 'Set it up with the first code',
    body: codeRequest,
    answer: recoveryCodesResponse,
  },
  {
    ...own,
    path: `${path}/recovery-codes`,
    summary: 'Other recovery codes',
    body: passwordAndCode,
    answer: recoveryCodesResponse,
  },
  { ...own, path: `${path}/off`, summary: 'Turn your second step off', body: passwordAndCode, answer: done },
  {
    ...administered,
    method: 'post',
    path: '/api/accounts/:id/second-step/reset',
    summary: 'Take the second step from somebody who cannot give a code',
    params: byId,
    body: resetSecondStepRequest,
  },
  {
    ...administered,
    method: 'put',
    path: '/api/sign-in-rules',
    summary: 'Ask a second step of everybody who signs in with a password, or no longer',
    body: signInRules,
    answer: signInRules,
  },
];
