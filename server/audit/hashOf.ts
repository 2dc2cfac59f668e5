import { createHash } from 'node:crypto';

/** One event as it is hashed. */
export interface Linked {
  readonly eventId: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly details: unknown;
  readonly address: string | null;
  readonly reason: string | null;
  readonly previousHash: string;
}

/** The hash of the event before the first. */
export const BEGINNING = '0'.repeat(64);

/** SHA-256 over everything an event says and the hash of the event before it, in hexadecimal. */
export function hashOf(event: Linked): string {
  const { eventId, at, actor, action, details, address, reason, previousHash } = event;
  const said = [eventId, at.toISOString(), actor, action, inOrder(details), address, reason, previousHash];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** The same value with keys in order: the database keeps them in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]) => [key, inOrder(held)]);
}
