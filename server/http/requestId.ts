import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Deps } from './deps.ts';

const BYTES = 9;
const LONGEST_PATH = 200;
const ids = new WeakMap<IncomingMessage, string>();

/** Gives each request a number of our own, which stands in the answer and beside its error in the server's log. */
export function requestId({ randomBytes }: Pick<Deps, 'randomBytes'>): RequestHandler {
  return (request, response, next) => {
    const id = Buffer.from(randomBytes(BYTES)).toString('base64url');
    ids.set(request, id);
    response.setHeader('Request-Id', id);
    next();
  };
}

export const requestIdOf = (request: IncomingMessage): string | undefined => ids.get(request);

/** A request as the log tells of it: never what was asked for after the `?`, which may be about a person. */
export function toldOf(request: IncomingMessage & { originalUrl: string }): string {
  const [path] = request.originalUrl.split('?');
  return `${requestIdOf(request) ?? 'no number'} ${request.method} ${path.slice(0, LONGEST_PATH)}`;
}
