import { types } from '@electric-sql/pglite';

type Parse = (text: string) => unknown;

const INT8 = 20;
const TIMESTAMPTZ = 1184;

function int8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} is beyond the integers a JavaScript number holds exactly`);
  return value;
}

/** `\x…` decoded into memory of its own, so that a typed array can be laid over it. */
function bytes(text: string): Uint8Array {
  const result = new Uint8Array((text.length - 2) / 2);
  Buffer.from(result.buffer).write(text.slice(2), 'hex');
  return result;
}

/** `2024-01-02 03:04:05.1+00` as `2024-01-02T03:04:05.100Z`: milliseconds as `toISOString` writes them, microseconds kept. */
function instant(text: string): string {
  const match = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (match === null) return text;
  const [, day, time, fraction = ''] = match;
  return `${day}T${time}.${fraction.length <= 3 ? fraction.padEnd(3, '0') : fraction.padEnd(6, '0')}Z`;
}

const scalar: readonly (readonly [type: number, array: number, parse: Parse])[] = [
  [types.BOOL, 1000, (text) => text === 't'],
  [types.BYTEA, 1001, bytes],
  [INT8, 1016, int8],
  [types.INT2, 1005, Number],
  [types.INT4, 1007, Number],
  [types.OID, 1028, Number],
  [types.FLOAT4, 1021, Number],
  [types.FLOAT8, 1022, Number],
  [types.NUMERIC, 1231, Number],
  [types.JSON, 199, (text) => JSON.parse(text) as unknown],
  [types.JSONB, 3807, (text) => JSON.parse(text) as unknown],
  [TIMESTAMPTZ, 1185, instant],
  [types.DATE, 1182, String],
  [types.TEXT, 1009, String],
  [types.VARCHAR, 1015, String],
  [types.UUID, 2951, String],
];

const parsers = new Map<number, Parse>();
for (const [type, array, parse] of scalar) {
  parsers.set(type, parse);
  parsers.set(array, (text) => types.arrayParser(text, parse, array) as unknown);
}

/**
 * How the text of a column of this type (its OID) is read, on either engine: integers and numeric as number, date as
 * `YYYY-MM-DD`, timestamptz as ISO text in UTC, bytea as Uint8Array, JSON parsed, arrays of these as arrays, all else as text.
 */
export function columnValue(type: number): Parse {
  return parsers.get(type) ?? String;
}
