import { burnoutRequest, burnoutResponse } from '../burnout.ts';
import { commentsRequest, commentsResponse } from '../comments.ts';
import {
  managerProfileRequest,
  managerProfileResponse,
  managersRequest,
  managersResponse,
  overviewResponse,
} from '../managers.ts';
import { moraleRequest, moraleResponse } from '../morale.ts';
import { practiceRequest, practiceResponse } from '../practice.ts';
import { rampRequest, rampResponse } from '../ramp.ts';
import { scopeRequest, scopeResponse } from '../scope.ts';
import { retentionRequest, retentionResponse, turnoverRequest, turnoverResponse } from '../turnover.ts';
import type { ApiRoute } from './apiRoute.ts';

const asked = { method: 'get', who: 'report' } as const;

/** The figures. */
export const roomRoutes: readonly ApiRoute[] = [
  { ...asked, path: '/api/scope', summary: 'Whose teams you see', query: scopeRequest, answer: scopeResponse },
  {
    ...asked,
    path: '/api/overview',
    summary: 'Which teams are in trouble, and how the company stands',
    query: managersRequest,
    answer: overviewResponse,
  },
  {
    ...asked,
    path: '/api/managers',
    summary: 'The managers, each with what was found',
    query: managersRequest,
    answer: managersResponse,
  },
  {
    ...asked,
    path: '/api/managers/:manager',
    summary: 'One manager',
    params: managerProfileRequest.pick({ manager: true }),
    query: managerProfileRequest.omit({ manager: true }),
    answer: managerProfileResponse,
  },
  {
    ...asked,
    path: '/api/turnover',
    summary: 'Who left, against what was to be expected',
    query: turnoverRequest,
    answer: turnoverResponse,
  },
  {
    ...asked,
    path: '/api/retention',
    summary: 'How long people stay',
    query: retentionRequest,
    answer: retentionResponse,
  },
  {
    ...asked,
    path: '/api/morale',
    summary: 'What surveys say, of groups large enough',
    query: moraleRequest,
    answer: moraleResponse,
  },
  {
    ...asked,
    path: '/api/comments',
    summary: 'What people wrote in surveys, of groups large enough',
    query: commentsRequest,
    answer: commentsResponse,
  },
  {
    ...asked,
    path: '/api/ramp',
    summary: 'How fast new people come up to speed',
    query: rampRequest,
    answer: rampResponse,
  },
  {
    ...asked,
    path: '/api/practice',
    summary: 'What managers do: meetings, coaching, forecasts',
    query: practiceRequest,
    answer: practiceResponse,
  },
  {
    ...asked,
    path: '/api/burnout',
    summary: 'Workload and retention indicators of teams',
    query: burnoutRequest,
    answer: burnoutResponse,
  },
];
