import type { Request, Response } from 'express';
import type { AuditCheck, AuditResponse } from '#shared/contract/audit.ts';
import type { ImportHistory, RecognisedFile, Receipt, Undone, UndoPlan } from '#shared/contract/import.ts';
import type { ConfidentialitySettings, MinimumGroupEffect, MinimumGroupSet } from '#shared/contract/confidentiality.ts';
import type { Erased, RetentionPeriods } from '#shared/contract/rights.ts';
import type { TaskLine } from '#shared/contract/importFlow.ts';
import type { MailPlanLine, MailReportLine, MailResponse } from '#shared/contract/mail.ts';
import type { ErrorResponse } from '#shared/contract/session.ts';
import type { ViewAsChoices, ViewAsResponse } from '#shared/contract/viewAs.ts';
import type { AccessResponse } from './accessResponse.ts';
import { encoded } from './encoded.ts';
import type { ReleasedText } from '#server/privacy/index.ts';

/** What runs the product and says nothing of a team: who is signed in, what a file holds, what went wrong. */
export type Operational =
  | AccessResponse
  | ErrorResponse
  | RecognisedFile
  | Receipt
  | ImportHistory
  | Undone
  | ViewAsResponse
  | ViewAsChoices
  | UndoPlan
  | AuditResponse
  | AuditCheck
  | Erased
  | ConfidentialitySettings
  | MinimumGroupEffect
  | MinimumGroupSet
  | { periods: RetentionPeriods }
  | MailResponse
  | { ok: true };

/** Sends a measure. The only way to send one: it must have been released. */
export async function sendReleased(request: Request, response: Response, released: ReleasedText): Promise<void> {
  const { etag, plain, packed } = await encoded(released);
  response.setHeader('ETag', etag);
  response.vary('Accept-Encoding');
  response.type('json');
  if (request.headers['if-none-match'] === etag) {
    response.status(304).end();
    return;
  }
  const takesPacked = request.acceptsEncodings('gzip') === 'gzip';
  if (takesPacked) response.setHeader('Content-Encoding', 'gzip');
  response.end(takesPacked ? packed : plain);
}

export function sendOperational(response: Response, value: Operational, status = 200): void {
  response.status(status).setHeader('Cache-Control', 'no-store').json(value);
}

export function sendTaskLine(response: Response, line: TaskLine | MailPlanLine | MailReportLine): void {
  response.write(`${JSON.stringify(line)}\n`);
}
