/** What the database said about a failed statement, the same from either engine. `code` is the SQLSTATE, or the connection's error. */
export interface QueryFailure {
  readonly message: string;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  /** The server's context: for a COPY, the line and column. */
  readonly where?: string | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The parts of a driver's error (postgres.js or PGlite) that we keep; plain data, so it crosses threads. */
export function queryFailure(error: unknown): QueryFailure {
  const fields: Readonly<Record<string, unknown>> = typeof error === 'object' ? { ...error } : {};
  return {
    message: error instanceof Error ? error.message : String(error),
    code: text(fields.code),
    detail: text(fields.detail),
    constraint: text(fields.constraint_name) ?? text(fields.constraint),
    table: text(fields.table_name) ?? text(fields.table),
    column: text(fields.column_name) ?? text(fields.column),
    where: text(fields.where),
  };
}

/** A statement that failed. */
export class QueryError extends Error implements QueryFailure {
  override readonly name = 'QueryError';
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly where: string | undefined;

  constructor(failure: QueryFailure, cause?: unknown) {
    super(failure.message, { cause });
    this.code = failure.code;
    this.detail = failure.detail;
    this.constraint = failure.constraint;
    this.table = failure.table;
    this.column = failure.column;
    this.where = failure.where;
  }

  /** Any error as a QueryError. */
  static from(error: unknown): QueryError {
    return error instanceof QueryError ? error : new QueryError(queryFailure(error), error);
  }
}

/** The QueryError inside what `rows`, `copy` or drizzle (which wraps it) threw; `undefined` when it is another error. */
export function queryErrorOf(error: unknown): QueryError | undefined {
  if (error instanceof QueryError) return error;
  return error instanceof Error && error.cause instanceof QueryError ? error.cause : undefined;
}
