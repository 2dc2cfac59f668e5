import type { ExportRequest } from '#shared/contract/exports.ts';
import { failureFrom } from './failureFrom.ts';
import { fetchJson } from './fetchJson.ts';

/** Has it written to the log that a file is made of what this page shows; rejects with what to do when that cannot be. */
export async function noteSaved(file: Omit<ExportRequest, 'page'>): Promise<void> {
  const { pathname, search } = window.location;
  const body: ExportRequest = { ...file, page: `${pathname}${search}` };
  try {
    await fetchJson<unknown>('/api/exports', { method: 'POST', body });
  } catch (cause) {
    const { what, todo } = failureFrom(cause);
    throw new Error(`${what} ${todo}`, { cause });
  }
}
