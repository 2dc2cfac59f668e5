import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { type AuditAction, record } from '#server/audit/record.ts';
import type { Deps } from './deps.ts';
import { Problem } from './problem.ts';
import { userOf } from './signedIn.ts';

/** A file to be saved, not shown. */
export interface Download {
  name: string;
  type: 'text/csv; charset=utf-8' | 'application/json';
  /** What it holds, or where the rejected rows of an import do. */
  content: string | { path: string };
  /** What the log tells of it. */
  logged: { action: Extract<AuditAction, 'export' | 'person exported'>; details: Record<string, unknown> };
}

/** Sends a file. The only way to send one: that it was taken is in the log before the first of it goes. */
export async function sendDownload(
  deps: Pick<Deps, 'db' | 'now'>,
  request: Request,
  response: Response,
  { name, type, content, logged }: Download,
): Promise<void> {
  const body = typeof content === 'string' ? Readable.from([content]) : await rejectedRows(content.path);
  const { email: actor } = userOf(request);
  await record(deps.db, { at: deps.now(), actor, ...logged, address: request.ip });
  response.attachment(name).setHeader('Content-Type', type).setHeader('Cache-Control', 'no-store');
  await pipeline(body, response);
}

async function rejectedRows(path: string): Promise<Readable> {
  const file = await open(path).catch((cause: unknown) => {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
    throw new Problem(404, 'The rejected rows are no longer here.', 'Drop the file again to have them written anew.');
  });
  return file.createReadStream();
}
