import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { Router } from 'express';
import { Problem } from './problem.ts';
import { contentPolicy } from './securityHeaders.ts';

/** What stands in the built page in place of the mark of its own styles. */
const PLACE = 'mark-of-own-styles';
const MARK_BYTES = 16;

/** The built page: files by their hashed names for good, and the shell for every other address, with a mark of its own each time. */
export function pageRoutes(webFolder: string): Router {
  const routes = Router();
  routes.use(
    '/assets',
    express.static(join(webFolder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  routes.use(express.static(webFolder, { index: false }));
  routes.get('/{*path}', async (_request, response) => {
    const shell = await readFile(join(webFolder, 'index.html'), 'utf8').catch((cause: unknown) => {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
      throw new Problem(404, 'The page is not here.', 'Build it: `bellwether start` does.');
    });
    const mark = randomBytes(MARK_BYTES).toString('base64');
    response.setHeader('Content-Security-Policy', contentPolicy(mark));
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(shell.replace(PLACE, mark));
  });
  return routes;
}
