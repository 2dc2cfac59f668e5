/**
 * An error and what caused it, for the operator's log. What a failed query was given is left out: sessions, addresses and
 * answers are among it.
 */
function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const message = 'query' in error && 'params' in error ? `Failed query: ${String(error.query)}` : error.message;
  const { stack = '' } = error;
  const at = stack.indexOf(error.message);
  const frames = at < 0 ? '' : stack.slice(at + error.message.length);
  const text = `${error.name}: ${message}${frames}`;
  return error.cause === undefined ? text : `${text}\ncaused by ${errorText(error.cause)}`;
}

/** One entry of the operator's log: when, which request, what went wrong. */
export const logEntry = (at: Date, error: unknown, request?: string): string =>
  `${[at.toISOString(), request].filter(Boolean).join(' ')} ${errorText(error)}\n`;
