import type { ErrorResponse } from '#shared/contract/session.ts';
import { ApiError } from './ApiError.ts';

type Ask = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
  headers?: Record<string, string>;
};

/**
 * One call to our own server. Resolves with the parsed answer; `undefined` as JSON when the server sends no content.
 * Rejects with an ApiError that says what to do; an aborted call rejects with the browser's own AbortError.
 */
export async function fetchJson<Answer>(
  path: string,
  { method = 'GET', body, signal, headers = {} }: Ask = {},
): Promise<Answer> {
  const answer = await send(path, {
    method,
    credentials: 'same-origin',
    headers: { ...headers, ...(body === undefined ? { accept: 'application/json' } : jsonHeaders) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const text = await answer.text();
  const parsed = parse(text);
  if (answer.ok && (text === '' || parsed !== undefined)) return parsed as Answer;
  throw new ApiError(answer.status, isErrorResponse(parsed) ? parsed : unreadable(answer.status));
}

const jsonHeaders = { accept: 'application/json', 'content-type': 'application/json' };

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, {
      error: 'The server did not answer.',
      todo: 'Check that Bellwether is still running and that you are connected, then try again.',
    });
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isErrorResponse(body: unknown): body is ErrorResponse {
  return typeof body === 'object' && body !== null && 'error' in body && 'todo' in body;
}

function unreadable(status: number): ErrorResponse {
  return {
    error: `The server sent an answer that cannot be read (status ${status}).`,
    todo: 'Try again; if it stays so, look at what the server printed.',
  };
}
