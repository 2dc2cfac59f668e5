import type { Receipt } from '#shared/contract/import.ts';
import { ApiError } from './ApiError.ts';

export type Progress = { file: string; rows: number };

type Line<Answer, Step> = { progress?: Step; receipt?: Answer; error?: string; todo?: string };

type Asked<Step> = {
  path: string;
  body: unknown;
  onProgress: (step: Step) => void;
  signal?: AbortSignal | undefined;
  /** What to do when the connection breaks off before the end. */
  ifBrokenOff: string;
};

/** Starts an import or tries one out, and follows it as `followTask` does; resolves with the receipt. */
export const runTask = (
  path: string,
  body: unknown,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<Receipt> =>
  followTask<Receipt, Progress>({
    path,
    body,
    onProgress,
    signal,
    ifBrokenOff:
      'Look at the Data page: either the import is there as a whole, or nothing of it was stored and it can be started again.',
  });

/**
 * Starts a long task and follows it: the server answers with one line of JSON a step. Resolves with how it ended;
 * rejects with what to do when the task failed, was refused, or the connection broke off before the end. A task that was
 * cancelled rejects with the browser's own AbortError.
 */
export async function followTask<Answer, Step>({ ifBrokenOff, ...asked }: Asked<Step>): Promise<Answer> {
  const brokenOff = (status: number): ApiError =>
    new ApiError(status, {
      error: 'The connection to the server broke off before the task ended.',
      todo: ifBrokenOff,
    });
  const answer = await begin(asked).catch((cause: unknown) => {
    throw isCancelled(cause) ? cause : brokenOff(0);
  });
  if (!answer.body) throw brokenOff(answer.status);
  let receipt: Answer | undefined;
  for await (const line of linesOf<Line<Answer, Step>>(answer.body, () => brokenOff(0))) {
    if (line.progress) asked.onProgress(line.progress);
    if (line.receipt) receipt = line.receipt;
    if (line.error !== undefined) throw new ApiError(answer.status, { error: line.error, todo: line.todo ?? '' });
  }
  if (!receipt) throw brokenOff(answer.status);
  return receipt;
}

function begin({ path, body, signal }: Omit<Asked<never>, 'ifBrokenOff' | 'onProgress'>): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

async function* linesOf<Line extends object>(
  stream: ReadableStream<Uint8Array>,
  brokenOff: () => ApiError,
): AsyncGenerator<Line> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw isCancelled(cause) ? cause : brokenOff();
    });
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      if (line.trim() === '') continue;
      const read = parsed(line);
      if (!read) throw brokenOff();
      yield read as Line;
    }
    if (done) return;
  }
}

const isCancelled = (cause: unknown): boolean => cause instanceof DOMException && cause.name === 'AbortError';

/** A line as it was sent; undefined when it is no whole line. */
function parsed(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return undefined;
  }
}
