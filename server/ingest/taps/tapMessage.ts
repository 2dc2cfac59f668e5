/** What a line of a Singer or Airbyte tap says. Other messages (STATE, LOG, CATALOG, …) say nothing about rows. */
export type TapMessage =
  | { says: 'schema'; stream: string; properties: readonly string[] }
  | { says: 'record'; stream: string; record: Readonly<Record<string, unknown>> }
  | { says: 'other' };

const OTHER: TapMessage = { says: 'other' };
/** A number with so many digits is an id, and JavaScript would round it. */
const LONG_NUMBER = /[0-9]{16}/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Reads a line of the stream; `undefined` when it is no message at all. */
export function tapMessage(line: string): TapMessage | undefined {
  const message = parsed(line);
  if (!isObject(message) || typeof message.type !== 'string') return undefined;
  switch (message.type.toUpperCase()) {
    case 'SCHEMA':
      return schemaOf(message);
    case 'RECORD':
      return recordOf(message);
    default:
      return OTHER;
  }
}

function schemaOf({ stream, schema }: Readonly<Record<string, unknown>>): TapMessage | undefined {
  if (typeof stream !== 'string' || !isObject(schema)) return undefined;
  const { properties } = schema;
  return { says: 'schema', stream, properties: isObject(properties) ? Object.keys(properties) : [] };
}

/** Singer: `{"type":"RECORD","stream":…,"record":{…}}`; Airbyte: `{"type":"RECORD","record":{"stream":…,"data":{…}}}`. */
function recordOf({ stream, record }: Readonly<Record<string, unknown>>): TapMessage | undefined {
  if (!isObject(record)) return undefined;
  if (typeof stream === 'string') return { says: 'record', stream, record };
  const { stream: named, data } = record;
  return typeof named === 'string' && isObject(data) ? { says: 'record', stream: named, record: data } : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(LONG_NUMBER.test(line) ? line.replaceAll(STRING_OR_NUMBER, keptAsText) : line);
  } catch {
    return undefined;
  }
}

const keptAsText = (found: string) => (found.startsWith('"') || found.length < 16 ? found : `"${found}"`);

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
