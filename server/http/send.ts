import type { Response } from 'express';
import type { ImportHistory, RecognisedFile, Receipt } from '#shared/contract/import.ts';
import type { ErrorResponse, SessionResponse } from '#shared/contract/session.ts';
import type { ReleasedText } from '#server/privacy/index.ts';

/** What runs the product and says nothing of a team: who is signed in, what a file holds, what went wrong. */
export type Operational = SessionResponse | ErrorResponse | RecognisedFile | Receipt | ImportHistory | { ok: true };

/** A line of a long task: how far it is, then how it ended. */
export type TaskLine = { progress: { file: string; rows: number } } | { receipt: Receipt } | ErrorResponse;

/** Sends a measure. The only way to send one: it must have been released. */
export function sendReleased(response: Response, released: ReleasedText): void {
  response.type('json').send(released.json);
}

export function sendOperational(response: Response, value: Operational, status = 200): void {
  response.status(status).setHeader('Cache-Control', 'no-store').json(value);
}

export function sendTaskLine(response: Response, line: TaskLine): void {
  response.write(`${JSON.stringify(line)}\n`);
}
