import { createHmac } from 'node:crypto';

const PREFIX = 'erased:';
const LENGTH = 32;

/** What an id or an e-mail address of an erased person is kept as: without the key, which is not in the database, nobody can tell whose it was. */
export type PseudonymOf = (written: string) => string;

export const pseudonyms =
  (key: Uint8Array): PseudonymOf =>
  (written) =>
    PREFIX + createHmac('sha256', key).update(`person\0${written.trim().toLowerCase()}`).digest('hex').slice(0, LENGTH);

/** Is this what is left of somebody who was erased, or of one of their ids? */
export const isErasedId = (id: string): boolean => id.startsWith(PREFIX);
