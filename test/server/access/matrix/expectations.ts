import type { Actor } from './actors.ts';

/** What each actor is answered at an address that tells of no team, when nothing, or something nobody has, is asked for. */
export type Answered = (actor: Actor) => number;

const isProgram = (actor: Actor): boolean => actor === 'scim token' || actor === 'report token of the executive';
const isOwner = (actor: Actor): boolean => actor === 'owner' || actor === 'owner viewing as the executive';

const anybody =
  (status: number): Answered =>
  () =>
    status;
const among =
  (isAmong: (actor: Actor) => boolean) =>
  (status: number): Answered =>
  (actor) => {
    if (isProgram(actor) || actor === 'signed out') return 401;
    return isAmong(actor) ? status : 403;
  };
const signedIn = among(() => true);
const administrators = among((actor) => isOwner(actor) || actor === 'admin');
const importers = among((actor) => isOwner(actor) || actor === 'admin' || actor === 'hr');
const everyoneSeers = among((actor) => isOwner(actor) || actor === 'hr');
const scim =
  (status: number): Answered =>
  (actor) =>
    actor === 'scim token' ? status : 401;

/** The rooms: what they answer depends on whom is asked about. */
export const ROOMS: readonly string[] = [
  'GET /api/scope',
  'GET /api/overview',
  'GET /api/managers',
  'GET /api/managers/:manager',
  'GET /api/turnover',
  'GET /api/retention',
  'GET /api/morale',
  'GET /api/comments',
  'GET /api/ramp',
  'GET /api/practice',
  'GET /api/burnout',
];

/** Every other route of the server. */
export const OTHERS: Readonly<Record<string, Answered>> = {
  'GET /healthz': anybody(200),
  'GET /{*path}': anybody(200),
  'GET /api/openapi.json': anybody(200),
  'GET /api/session': anybody(200),
  'POST /api/session': anybody(400),
  'DELETE /api/session': anybody(200),
  'POST /api/session/code': anybody(400),
  'POST /api/set-up': anybody(400),
  'POST /api/links/open': anybody(400),
  'POST /api/links/use': anybody(400),
  'POST /api/single-sign-on/start': anybody(404),
  'GET /api/auth/callback/single-sign-on': anybody(404),
  'GET /api/account/sessions': signedIn(200),
  'DELETE /api/account/sessions': signedIn(200),
  'PUT /api/account/password': signedIn(400),
  'GET /api/account/second-step': signedIn(200),
  'POST /api/account/second-step': signedIn(400),
  'POST /api/account/second-step/confirm': signedIn(400),
  'POST /api/account/second-step/recovery-codes': signedIn(400),
  'POST /api/account/second-step/off': signedIn(400),
  'GET /api/tokens': signedIn(200),
  'POST /api/tokens': signedIn(400),
  'DELETE /api/tokens/:id': signedIn(404),
  'GET /api/accounts': administrators(200),
  'PATCH /api/accounts/:id': administrators(404),
  'POST /api/accounts/:id/reset': administrators(404),
  'POST /api/accounts/:id/second-step/reset': administrators(400),
  'PUT /api/sign-in-rules': administrators(400),
  'GET /api/people': administrators(200),
  'POST /api/invitations': administrators(400),
  'POST /api/invitations/:id/again': administrators(404),
  'DELETE /api/invitations/:id': administrators(404),
  'GET /api/single-sign-on': administrators(200),
  'PUT /api/single-sign-on': administrators(400),
  'DELETE /api/single-sign-on': administrators(200),
  'GET /api/audit': administrators(200),
  'GET /api/audit/check': administrators(200),
  'GET /api/audit/events.csv': administrators(200),
  'POST /api/exports': signedIn(400),
  'GET /api/view-as': everyoneSeers(200),
  'POST /api/view-as': everyoneSeers(400),
  'GET /api/confidentiality': administrators(200),
  'POST /api/confidentiality/preview': administrators(400),
  'POST /api/confidentiality': administrators(400),
  'GET /api/rights/person': everyoneSeers(400),
  'POST /api/rights/erase': everyoneSeers(400),
  'GET /api/rights/retention': everyoneSeers(200),
  'POST /api/rights/retention': everyoneSeers(200),
  'GET /api/mail': signedIn(200),
  'POST /api/mail/results/preview': everyoneSeers(200),
  'POST /api/mail/results': everyoneSeers(409),
  'POST /api/sample': importers(200),
  'GET /api/import/history': importers(200),
  'GET /api/import/rejects/:file': importers(400),
  'GET /api/import/undo/:importId': importers(422),
  'POST /api/import/undo': importers(400),
  'POST /api/import/files': importers(400),
  'POST /api/import/recognise': importers(400),
  'POST /api/import/preview': importers(200),
  'POST /api/import/apply': importers(200),
  'ALL /scim/v2/.search': scim(501),
  'ALL /scim/v2/Bulk': scim(501),
  'ALL /scim/v2/Me': scim(501),
  'GET /scim/v2/ServiceProviderConfig': scim(200),
  'GET /scim/v2/ResourceTypes': scim(200),
  'GET /scim/v2/ResourceTypes/:id': scim(404),
  'GET /scim/v2/Schemas': scim(200),
  'GET /scim/v2/Schemas/:id': scim(404),
  'GET /scim/v2/Users': scim(200),
  'GET /scim/v2/Users/:id': scim(404),
  'POST /scim/v2/Users': scim(400),
  'PUT /scim/v2/Users/:id': scim(404),
  'PATCH /scim/v2/Users/:id': scim(404),
  'DELETE /scim/v2/Users/:id': scim(404),
};

/** What stands before routes and answers nothing but a refusal, or files of the page. */
export const BEFORE: readonly string[] = [
  'USE /api',
  'USE /api/account/password',
  'USE /api/accounts',
  'USE /api/audit',
  'USE /api/confidentiality',
  'USE /api/exports',
  'USE /api/import',
  'USE /api/invitations',
  'USE /api/mail/results',
  'USE /api/people',
  'USE /api/rights',
  'USE /api/sample',
  'USE /api/sign-in-rules',
  'USE /api/single-sign-on',
  'USE /assets',
];
