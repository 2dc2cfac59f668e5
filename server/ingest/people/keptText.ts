import type { FieldReaders } from '../load/fieldReaders.ts';
import { detached } from '../text/detached.ts';

/** What every row says for itself. */
const OWN = new Set(['employee_id', 'name', 'first_name', 'last_name', 'email', 'position_id']);
const MOST_SHARED = 50_000;
const shared = new WeakMap<FieldReaders, Map<string, string>>();

/**
 * A field of a row that stays in memory until its file is worked out: free of the text it was cut from, and one copy of what many rows say,
 * such as a department, a manager or a day.
 */
export function keptText(fields: FieldReaders, field: string, cells: readonly string[]): string | null {
  const text = fields.get(field)?.read(cells) ?? null;
  if (text === null || OWN.has(field)) return text === null ? null : detached(text);
  let known = shared.get(fields);
  if (known === undefined) shared.set(fields, (known = new Map()));
  const found = known.get(text);
  if (found !== undefined) return found;
  const own = detached(text);
  if (known.size < MOST_SHARED) known.set(own, own);
  return own;
}
