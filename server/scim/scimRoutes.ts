import express, { Router } from 'express';
import type { Deps } from '#server/http/deps.ts';
import { resourceTypes, schemas, serviceProviderConfig, wholeList } from './aboutServer.ts';
import { baseOf } from './baseOf.ts';
import { bearer } from './bearer.ts';
import { answerScimErrors, nothingHere, ScimProblem } from './scimProblem.ts';
import { sendScim } from './sendScim.ts';
import { userRoutes } from './userRoutes.ts';

/** SCIM 2.0 (RFC 7643, RFC 7644) for people and their managers. */
export function scimRoutes(deps: Pick<Deps, 'db' | 'now' | 'report'>): Router {
  const routes = Router();
  routes.use(bearer(deps));
  routes.use(express.json({ type: ['application/scim+json', 'application/json'], limit: '1mb' }));
  routes.get('/ServiceProviderConfig', (request, response) =>
    sendScim(response, serviceProviderConfig(baseOf(request))),
  );
  const described = { '/ResourceTypes': resourceTypes, '/Schemas': schemas };
  for (const [path, list] of Object.entries(described)) {
    routes.get(path, (request, response) => sendScim(response, wholeList(list(baseOf(request)))));
    routes.get(`${path}/:id`, (request, response) => {
      const found = list(baseOf(request)).find(({ id }) => id === request.params.id);
      if (!found) throw new ScimProblem(404, 'There is no such description.');
      sendScim(response, found);
    });
  }
  routes.use('/Users', userRoutes(deps));
  routes.all(['/Bulk', '/Me', '/.search'], () => {
    throw new ScimProblem(501, 'This server does not offer that.');
  });
  routes.use(nothingHere);
  routes.use(answerScimErrors(deps.report));
  return routes;
}
