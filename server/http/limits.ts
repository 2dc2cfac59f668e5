import type { ServerOptions } from 'node:http';
import type { RequestHandler } from 'express';
import { Problem } from './problem.ts';

const SECOND = 1000;
const BODY_SECONDS = 30;

/** How long a client may take, and how much it may say before its body: slow ones are let go, whatever they hold open. */
export const SERVER_LIMITS: ServerOptions = {
  headersTimeout: 15 * SECOND,
  /** The largest upload over a line of 10 Mbit/s. */
  requestTimeout: 60 * 60 * SECOND,
  keepAliveTimeout: 10 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
  maxHeaderSize: 16 * 1024,
};

/** A body of JSON is here soon, and a file keeps coming; otherwise the connection is closed. */
export function bodyInTime(milliseconds = BODY_SECONDS * SECOND): RequestHandler {
  return (request, response, next) => {
    const { socket } = request;
    if (request.is('application/octet-stream')) {
      socket.setTimeout(milliseconds);
      request.once('end', () => socket.setTimeout(0));
      return next();
    }
    const late = setTimeout(() => {
      if (request.complete) return;
      if (response.headersSent) {
        socket.destroy();
        return;
      }
      response.setHeader('Connection', 'close');
      response.once('finish', () => socket.destroy());
      next(new Problem(408, 'The request did not arrive in time.', 'Send it again over a better line.'));
    }, milliseconds);
    const isHere = () => clearTimeout(late);
    request.once('end', isHere).once('close', isHere);
    response.once('finish', isHere);
    next();
  };
}
