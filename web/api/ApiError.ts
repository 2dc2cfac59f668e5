import type { ErrorResponse } from '#shared/contract/session.ts';

/** An answer other than 2xx, or none at all (`status` 0): what happened, and what to do next. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly todo: string;

  constructor(status: number, body: ErrorResponse) {
    super(body.error);
    this.status = status;
    this.todo = body.todo;
  }
}
