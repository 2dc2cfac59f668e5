import compression from 'compression';
import express, { type Express } from 'express';
import { answerErrors, notFound } from './http/errors.ts';
import type { Deps } from './http/deps.ts';
import { importRoutes } from './http/importRoutes.ts';
import { pageRoutes } from './http/pageRoutes.ts';
import { roomRoutes } from './http/roomRoutes.ts';
import { type LoadSample, sampleRoutes } from './http/sampleRoutes.ts';
import { securityHeaders } from './http/securityHeaders.ts';
import { sendOperational } from './http/send.ts';
import { sessionRoutes } from './http/sessionRoutes.ts';
import { signedIn } from './http/signedIn.ts';
import { viewAsRoutes } from './http/viewAs.ts';
import { rooms } from './rooms.ts';
import { scimRoutes } from './scim/scimRoutes.ts';

/** The server's answers, made from what it is given; opens, listens to and reads nothing by itself. */
export function createApp(deps: Deps, loadSample: LoadSample): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders);
  app.use(compression());
  app.get('/healthz', (_request, response) => sendOperational(response, { ok: true }));
  app.use('/scim/v2', scimRoutes(deps));
  app.use('/api', express.json({ limit: '1mb' }));
  app.use('/api', sessionRoutes(deps));
  app.use('/api', signedIn(deps));
  app.use('/api', importRoutes(deps));
  app.use('/api', sampleRoutes(deps, loadSample));
  app.use('/api', viewAsRoutes(deps));
  app.use('/api', roomRoutes(deps, rooms));
  app.use('/api', notFound);
  app.use(pageRoutes(deps.webFolder));
  app.use(answerErrors(deps.report));
  return app;
}
