import type { RequestHandler } from 'express';
import type { Deps } from './deps.ts';
import { Problem } from './problem.ts';

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const TRUSTED_SITES = new Set(['same-origin', 'none']);

/** Is this address on this machine? A proxy there may say who asked. */
export const isLoopback = (from: string) => /^(::ffff:)?127\.|^::1$/.test(from);

/**
 * Answers only under its own name (another name that leads here is somebody else's page trying), and changes something
 * only for its own pages and for programs, which say no origin.
 */
export function ownOrigin({ address }: Pick<Deps, 'address'>): RequestHandler {
  return (request, _response, next) => {
    const own = new URL(address());
    const host = request.headers.host ?? '';
    if (host.toLowerCase() !== own.host && !LOOPBACK.test(host))
      throw new Problem(421, 'This server does not go by that name.', `Open ${own.origin} instead.`);
    if (!READS.has(request.method)) {
      const { origin, 'sec-fetch-site': site } = request.headers;
      const isOwn =
        origin === undefined || origin === own.origin || (LOOPBACK.test(host) && origin === `http://${host}`);
      if (!isOwn || (site !== undefined && !TRUSTED_SITES.has(site)))
        throw new Problem(403, 'Another site asked for this.', 'Open Bellwether itself and try again.');
    }
    next();
  };
}

/** Bodies are JSON, and files on their way in are plain bytes: what a form of another site can send is refused. */
export const ownBodies: RequestHandler = (request, _response, next) => {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.is(['application/json', 'application/octet-stream']))
    throw new Problem(415, 'The request is not JSON.', 'Send it as application/json.');
  next();
};
