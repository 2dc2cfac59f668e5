import { IngestError } from '../ingestError.ts';
import { isObject } from './tapMessage.ts';

/** Objects within objects are taken apart so far; what lies deeper stays JSON. */
const DEEPEST = 4;

/** Calls `cell` with the place of each value in a record (`owner.id`) and its text. Lists of plain values are joined with semicolons. */
export function eachCell(
  record: Readonly<Record<string, unknown>>,
  cell: (place: string, text: string) => void,
  prefix = '',
  depth = 1,
): void {
  for (const [key, value] of Object.entries(record)) {
    const place = prefix + key;
    if (isObject(value) && depth < DEEPEST) eachCell(value, cell, `${place}.`, depth + 1);
    else cell(place, textOf(value));
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replaceAll('\0', '');
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const plain = Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null);
  return plain ? value.map(textOf).join(';') : jsonOf(value);
}

function jsonOf(value: object): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new IngestError('A record of the tap holds objects within objects, too deep for a table.', { cause });
  }
}
