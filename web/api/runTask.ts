import type { Receipt } from '#shared/contract/import.ts';
import { ApiError } from './ApiError.ts';

export type Progress = { file: string; rows: number };

type Line = { progress?: Progress; receipt?: Receipt; error?: string; todo?: string };

/**
 * Starts a long task and follows it: the server answers with one line of JSON a step. Resolves with the receipt;
 * rejects with what to do when the task failed, was refused, or the connection broke off before the end. A task that was
 * cancelled rejects with the browser's own AbortError.
 */
export async function runTask(
  path: string,
  body: unknown,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<Receipt> {
  const answer = await begin(path, body, signal);
  if (!answer.body) throw brokenOff(answer.status);
  let receipt: Receipt | undefined;
  for await (const line of linesOf(answer.body)) {
    if (line.progress) onProgress(line.progress);
    if (line.receipt) receipt = line.receipt;
    if (line.error !== undefined) throw new ApiError(answer.status, { error: line.error, todo: line.todo ?? '' });
  }
  if (!receipt) throw brokenOff(answer.status);
  return receipt;
}

async function begin(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    throw cancelledOr(cause);
  }
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw cancelledOr(cause);
    });
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) if (line.trim() !== '') yield parsed(line);
    if (done) return;
  }
}

const cancelledOr = (cause: unknown): Error =>
  cause instanceof DOMException && cause.name === 'AbortError' ? cause : brokenOff(0);

function parsed(line: string): Line {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw brokenOff(0);
}

function brokenOff(status: number): ApiError {
  return new ApiError(status, {
    error: 'The connection to the server broke off before the task ended.',
    todo: 'Look at the Data page: either the import is there as a whole, or nothing of it was stored and it can be started again.',
  });
}
