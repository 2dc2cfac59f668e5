import { room } from '#server/http/room.ts';
import { combine } from '#server/privacy/index.ts';
import { scopeRequest, type ScopeResponse } from '#shared/contract/scope.ts';
import type { Blind, Scope } from './scope.ts';

const LINK = 'Ask an administrator to link your account to your employee record.';
const BLIND: Record<Blind, { why: string; todo: string }> = {
  'set-up only': {
    why: 'Your role is for setting up: it shows no team.',
    todo: 'Ask the owner for a further role if you are to see teams.',
  },
  'not linked': { why: 'Your account is not linked to anybody in the records, so it shows no team.', todo: LINK },
  'not in the records': {
    why: 'The employee your account is linked to is not in the records, so it shows no team.',
    todo: LINK,
  },
  'no team': {
    why: 'Nobody reports to you in the records, so there is no team to show.',
    todo: 'If somebody does, ask whoever keeps the records to import the reporting lines.',
  },
};

/** Whose teams does the reader see, and if nobody's, why? */
export const scopeRoute = room({
  path: '/scope',
  request: scopeRequest,
  answer: ({ scope }) => Promise.resolve(combine({}, () => described(scope))),
});

function described({ everyone, blind }: Scope): ScopeResponse {
  if (everyone) return { sees: 'everyone' };
  return blind === undefined ? { sees: 'teams' } : { sees: 'nobody', ...BLIND[blind] };
}
