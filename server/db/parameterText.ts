/** A bound value as PostgreSQL's text format wants it. */
export type ParameterText = string | null;

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function arrayText(values: readonly unknown[]): string {
  const element = (value: unknown): string => {
    if (Array.isArray(value)) return arrayText(value);
    const text = parameterText(value);
    return text === null ? 'NULL' : quoted(text);
  };
  return `{${values.map(element).join(',')}}`;
}

/**
 * A JavaScript value as the text both engines bind, so that neither driver's own conversions come in between.
 * Arrays become array literals (cast them in the statement); JSON is the caller's `JSON.stringify`.
 */
export function parameterText(value: unknown): ParameterText {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Uint8Array) {
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  }
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayText(value);
  throw new TypeError(`A value of type ${typeof value} cannot be bound to a statement`);
}
