import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Deps } from './deps.ts';
import { Problem } from './problem.ts';
import { problemOf } from './problemOf.ts';
import { requestIdOf, toldOf } from './requestId.ts';
import { sendOperational } from './send.ts';

const GONE: readonly unknown[] = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE'];

export const notFound: RequestHandler = () => {
  throw new Problem(404, 'There is nothing at this address.', 'Check the address.');
};

/** Every error leaves as {error, todo}; what is our own fault is told to the operator, not to the browser. */
export function answerErrors(report: Deps['report']): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    if (problem) return sendOperational(response, { error: problem.message, todo: problem.todo }, problem.status);
    const status = clientStatus(error);
    if (status)
      return sendOperational(
        response,
        status === 413
          ? { error: 'The request is too large.', todo: 'Ask for less at once.' }
          : {
              error: 'The request could not be read.',
              todo: 'Reload the page and try again; a program sends JSON in UTF-8.',
            },
        status,
      );
    if (isGone(error)) return request.socket.destroy();
    report(error, toldOf(request));
    const number = requestIdOf(request);
    sendOperational(
      response,
      {
        error: 'Something went wrong on the server.',
        todo: `Try again; if it happens again, look for ${number} in the server's log.`,
        request: number,
      },
      500,
    );
  };
}

/** Whoever asked is no longer there: nobody's fault, and nobody to tell. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && GONE.includes(error.code);
}

/** Body parsers and the router mark what the client did wrong with a 4xx status. */
function clientStatus(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
