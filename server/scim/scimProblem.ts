import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { AccountConflict, NoAccount, NoManager } from '#server/ingest/index.ts';
import type { Deps } from '#server/http/deps.ts';
import { Problem } from '#server/http/problem.ts';
import { toldOf } from '#server/http/requestId.ts';
import { sendScim } from './sendScim.ts';

type ScimType = 'uniqueness' | 'invalidFilter' | 'invalidSyntax' | 'invalidPath' | 'noTarget' | 'invalidValue';

/** A refusal as SCIM says it (RFC 7644 §3.12). */
export class ScimProblem extends Error {
  readonly status: number;
  readonly scimType: ScimType | undefined;

  constructor(status: number, detail: string, scimType?: ScimType) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }
}

export const nothingHere: RequestHandler = () => {
  throw new ScimProblem(404, 'There is nothing at this address: only Users are provisioned here.');
};

/** Errors leave as SCIM errors; what is our own fault is told to the operator and is never taken for "no such user". */
export function answerScimErrors(report: Deps['report']): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    if (problem) return sendProblem(response, problem);
    report(error, toldOf(request));
    sendProblem(response, new ScimProblem(500, 'Something went wrong on the server; nothing was stored.'));
  };
}

function sendProblem(response: Response, { status, message, scimType }: ScimProblem): void {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
  sendScim(response, { schemas, status: String(status), ...(scimType && { scimType }), detail: message }, status);
}

function problemOf(error: unknown): ScimProblem | undefined {
  if (error instanceof ScimProblem) return error;
  if (error instanceof Problem) return new ScimProblem(error.status, `${error.message} ${error.todo}`);
  if (error instanceof NoAccount) return new ScimProblem(404, 'There is no such user.');
  if (error instanceof AccountConflict) return new ScimProblem(409, `${error.message}.`, 'uniqueness');
  if (error instanceof NoManager) return new ScimProblem(400, `${error.message}.`, 'invalidValue');
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  return new ScimProblem(status, 'The request could not be read.', status === 400 ? 'invalidSyntax' : undefined);
}
