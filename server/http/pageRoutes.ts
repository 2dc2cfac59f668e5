import { join } from 'node:path';
import express, { Router } from 'express';

/** The built page: files by their hashed names for good, and the shell for every other address. */
export function pageRoutes(webFolder: string): Router {
  const routes = Router();
  routes.use(
    '/assets',
    express.static(join(webFolder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  routes.use(express.static(webFolder, { index: false }));
  routes.get('/{*path}', (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(webFolder, 'index.html'));
  });
  return routes;
}
