import {
  confidentialitySettings,
  minimumGroupEffect,
  minimumGroupRequest,
  minimumGroupSet,
} from '../confidentiality.ts';
import { z } from 'zod';
import { auditCheck, auditRequest, auditResponse } from '../audit.ts';
import { done } from '../byId.ts';
import { exportRequest } from '../exports.ts';
import { importHistory, recognisedFile, undone, undoPlan } from '../import.ts';
import {
  importRequest,
  recogniseRequest,
  rejectsRequest,
  taskLine,
  undoPlanRequest,
  undoRequest,
  uploadRequest,
} from '../importFlow.ts';
import { mailPlanLine, mailReportLine, mailResponse, mailResultsRequest } from '../mail.ts';
import { erased, eraseRequest, personRequest, retentionPeriods, storedAbout } from '../rights.ts';
import type { ApiRoute } from './apiRoute.ts';

const importing = { who: 'importers', answer: { lines: taskLine } } as const;
const logged = { method: 'get', who: 'administrators' } as const;
const rights = { who: 'seers of everyone' } as const;
const periods = z.object({ periods: retentionPeriods });

const mailing = { method: 'post', who: 'seers of everyone', body: mailResultsRequest } as const;

/** What is stored: imports, the log, what people may ask of their records; and what is mailed. */
export const recordRoutes: readonly ApiRoute[] = [
  {
    ...importing,
    method: 'post',
    path: '/api/import/files',
    summary: 'Upload a file and say what is in it',
    query: uploadRequest,
    body: 'file',
    answer: recognisedFile,
  },
  {
    ...importing,
    method: 'post',
    path: '/api/import/recognise',
    summary: 'Read an upload in another way',
    body: recogniseRequest,
    answer: recognisedFile,
  },
  { ...importing, method: 'post', path: '/api/import/preview', summary: 'What would be stored', body: importRequest },
  { ...importing, method: 'post', path: '/api/import/apply', summary: 'Store it', body: importRequest },
  {
    ...importing,
    method: 'get',
    path: '/api/import/history',
    summary: 'The imports so far',
    answer: importHistory,
  },
  {
    ...importing,
    method: 'get',
    path: '/api/import/rejects/:file',
    summary: 'The rows an import rejected',
    params: rejectsRequest,
    answer: 'csv',
  },
  {
    ...importing,
    method: 'get',
    path: '/api/import/undo/:importId',
    summary: 'What taking an import back takes',
    params: undoPlanRequest,
    answer: undoPlan,
  },
  {
    ...importing,
    method: 'post',
    path: '/api/import/undo',
    summary: 'Take an import back',
    body: undoRequest,
    answer: undone,
  },
  { ...importing, method: 'post', path: '/api/sample', summary: 'Load the sample organisation into an empty server' },
  { ...logged, path: '/api/audit', summary: 'Search the log', query: auditRequest, answer: auditResponse },
  { ...logged, path: '/api/audit/check', summary: 'Is the log whole', answer: auditCheck },
  { ...logged, path: '/api/audit/events.csv', summary: 'Save the log', query: auditRequest, answer: 'csv' },
  {
    method: 'post',
    path: '/api/exports',
    summary: 'Say that a table or picture of a page is saved',
    who: 'signed in',
    body: exportRequest,
    answer: done,
  },
  {
    ...logged,
    path: '/api/confidentiality',
    summary: 'The minimum group, and what is shown of each wave',
    answer: confidentialitySettings,
  },
  {
    ...logged,
    method: 'post',
    path: '/api/confidentiality/preview',
    summary: 'What another minimum group would hide',
    body: minimumGroupRequest,
    answer: minimumGroupEffect,
  },
  {
    ...logged,
    method: 'post',
    path: '/api/confidentiality',
    summary: 'Set the minimum group',
    body: minimumGroupRequest,
    answer: minimumGroupSet,
  },
  {
    ...rights,
    method: 'get',
    path: '/api/rights/person',
    summary: 'Everything stored about one person',
    query: personRequest,
    answer: storedAbout,
  },
  {
    ...rights,
    method: 'post',
    path: '/api/rights/erase',
    summary: 'Erase one person',
    body: eraseRequest,
    answer: erased,
  },
  { ...rights, method: 'get', path: '/api/rights/retention', summary: 'How long records are kept', answer: periods },
  {
    ...rights,
    method: 'post',
    path: '/api/rights/retention',
    summary: 'Say how long records are kept',
    body: retentionPeriods,
    answer: periods,
  },
  { method: 'get', path: '/api/mail', summary: 'Is mail set up', who: 'signed in', answer: mailResponse },
  {
    ...mailing,
    path: '/api/mail/results/preview',
    summary: 'Who would get the results of a survey wave',
    answer: { lines: mailPlanLine },
  },
  {
    ...mailing,
    path: '/api/mail/results',
    summary: 'Mail the results of a survey wave',
    answer: { lines: mailReportLine },
  },
];
