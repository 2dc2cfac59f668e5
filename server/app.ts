import compression from 'compression';
import express, { type Express } from 'express';
import { auditRoutes } from './http/auditRoutes.ts';
import { accountsRoutes } from './http/accountsRoutes.ts';
import { confidentialityRoutes } from './http/confidentialityRoutes.ts';
import { codeRoutes } from './http/codeRoutes.ts';
import { exportRoutes } from './http/exportRoutes.ts';
import { answerErrors, notFound } from './http/errors.ts';
import type { Deps } from './http/deps.ts';
import { createIdentity } from './http/identity.ts';
import { importRoutes } from './http/importRoutes.ts';
import { invitationRoutes } from './http/invitationRoutes.ts';
import { ownAccountRoutes } from './http/ownAccountRoutes.ts';
import { isLoopback, ownBodies, ownOrigin } from './http/ownOrigin.ts';
import { bodyInTime } from './http/limits.ts';
import { mailRoutes } from './http/mailRoutes.ts';
import { openapiRoute } from './http/openapiRoute.ts';
import { pageRoutes } from './http/pageRoutes.ts';
import { rateLimit } from './http/rateLimit.ts';
import { requestId } from './http/requestId.ts';
import { rightsRoutes } from './http/rightsRoutes.ts';
import { roomRoutes } from './http/roomRoutes.ts';
import { type LoadSample, sampleRoutes } from './http/sampleRoutes.ts';
import { secondStepRoutes } from './http/secondStepRoutes.ts';
import { securityHeaders } from './http/securityHeaders.ts';
import { sendOperational } from './http/send.ts';
import { sessionRoutes } from './http/sessionRoutes.ts';
import { reportTokens, signedIn } from './http/signedIn.ts';
import { singleSignOnRoutes, singleSignOnSettingsRoutes } from './http/singleSignOnRoutes.ts';
import { throttle } from './http/throttle.ts';
import { tokenRoutes } from './http/tokenRoutes.ts';
import { viewAsRoutes } from './http/viewAs.ts';
import { rooms } from './rooms.ts';
import { scimRoutes } from './scim/scimRoutes.ts';

/** What asks much of the server, and is asked for by hand. */
const COSTLY = [
  'import',
  'sample',
  'audit',
  'confidentiality',
  'exports',
  'rights',
  'single-sign-on',
  'account/password',
  'mail/results',
].map((part) => `/api/${part}`);

/** The server's answers, made from what it is given; opens, listens to and reads nothing by itself. */
export function createApp(deps: Deps, loadSample: LoadSample): Express {
  const app = express();
  const identity = createIdentity(deps);
  app.disable('x-powered-by');
  app.set('trust proxy', (from: string) => deps.address().startsWith('https://') && isLoopback(from));
  app.use(requestId(deps));
  app.use(securityHeaders(deps));
  app.use(compression());
  app.get('/healthz', (_request, response) => sendOperational(response, { ok: true }));
  app.use(ownOrigin(deps));
  app.use(bodyInTime());
  app.use('/scim/v2', scimRoutes(deps));
  app.get('/api/openapi.json', openapiRoute());
  app.use('/api', ownBodies, express.json({ limit: '1mb' }));
  const [signIns, ownPasswords] = [
    throttle(deps.now),
    throttle(deps.now, { refusal: 'Too many passwords or codes were refused.' }),
  ];
  app.use('/api', sessionRoutes(deps, identity, signIns), codeRoutes(deps, identity, signIns));
  app.use('/api', invitationRoutes(deps, identity), singleSignOnRoutes(deps, identity));
  app.use('/api', secondStepRoutes(deps, identity, ownPasswords));
  for (const { path } of rooms) app.get(`/api${path}`, reportTokens(deps));
  app.use('/api', signedIn(deps));
  app.use(COSTLY, rateLimit(deps.now, 120, 600));
  for (const { path } of rooms) app.get(`/api${path}`, rateLimit(deps.now, 600, 6_000));
  app.use('/api', accountsRoutes(deps), ownAccountRoutes(deps, identity, ownPasswords), tokenRoutes(deps));
  app.use('/api', singleSignOnSettingsRoutes(deps));
  app.use('/api', auditRoutes(deps), exportRoutes(deps), rightsRoutes(deps), confidentialityRoutes(deps));
  app.use('/api', importRoutes(deps));
  app.use('/api', mailRoutes(deps));
  app.use('/api', sampleRoutes(deps, loadSample));
  app.use('/api', viewAsRoutes(deps));
  app.use('/api', roomRoutes(deps, rooms));
  app.use('/api', notFound);
  app.use(pageRoutes(deps.webFolder));
  app.use(answerErrors(deps.report));
  return app;
}
