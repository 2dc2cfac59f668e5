/** A JSON schema as far as the description of the API uses it. */
export interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
}

export type Random = () => number;
export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)];

/** Texts that go wrong where somebody forgot that they may come. */
export const TEXTS: readonly string[] = [
  '',
  ' ',
  'E100002',
  "' or 1=1 --",
  '"; drop table users; --',
  '\u0000',
  '\ud800',
  'a\u0000b',
  '%00',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '__proto__',
  'constructor',
  'toString',
  '{{7*7}}',
  '${7*7}',
  '<script>alert(1)</script>',
  '=1+1',
  '\r\nSet-Cookie: a=b',
  '٣',
  'İ',
  '𝔘𝔫𝔦',
  '\u202e',
  'a'.repeat(300),
  'é'.repeat(5000),
  '9'.repeat(400),
  '-1',
  '1e309',
  'NaN',
  '2147483648',
  '9007199254740993',
  '99999-12-31',
  '0000-00-00',
  '2024-02-30',
  'null',
  '[]',
  '(a+)+$',
  '%',
  '\\',
  '_',
];
const NUMBERS: readonly number[] = [
  0,
  1,
  2,
  8,
  -1,
  0.5,
  255,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53,
  1e308,
  -1e308,
];
/** Addresses nothing answers at, all on this machine. */
const ADDRESSES = ['http://127.0.0.1:1', 'http://127.0.0.1:1/a/../b', 'https://[::1]:1', 'http://localhost:1'];
const EMAILS = ['somebody@fuzz.example', 'owner@matrix.example', 'a+b@fuzz.example'];

/** What the schema asks for, for the most part; `known` are ids that are there. */
export function valueOf(schema: Schema, random: Random, known: readonly string[]): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(random, schema.enum);
  if (schema.anyOf) return valueOf(pick(random, schema.anyOf), random, known);
  if (schema.type === 'boolean') return random() < 0.5;
  if (schema.type === 'null') return null;
  if (schema.type === 'integer')
    return Math.max((schema.exclusiveMinimum ?? -10) + 1, schema.minimum ?? -9, pick(random, NUMBERS));
  if (schema.type === 'number') return pick(random, NUMBERS);
  if (schema.type === 'string') return textOf(schema, random, known);
  if (schema.type === 'array') {
    const length = (schema.minItems ?? 0) + Math.floor(random() * 3);
    return Array.from({ length }, () => valueOf(schema.items ?? {}, random, known));
  }
  if (schema.type === 'object') return objectOf(schema, random, known);
  return pick(random, TEXTS);
}

function objectOf(schema: Schema, random: Random, known: readonly string[]): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties: more, propertyNames } = schema;
  const asked = Object.entries(properties).filter(([name]) => required.includes(name) || random() < 0.5);
  const object = Object.fromEntries(asked.map(([name, inner]) => [name, valueOf(inner, random, known)]));
  if (typeof more === 'object' && random() < 0.7) {
    const name = propertyNames?.enum ? String(pick(random, propertyNames.enum)) : pick(random, TEXTS);
    Object.defineProperty(object, name, { value: valueOf(more, random, known), enumerable: true, configurable: true });
  }
  return object;
}

function textOf({ format, pattern, minLength = 0 }: Schema, random: Random, known: readonly string[]): string {
  if (format === 'uri') return pick(random, ADDRESSES);
  if (format === 'email') return pick(random, EMAILS);
  if (format === 'date') return pick(random, ['2024-02-29', '0001-01-01', '9999-12-31', '2026-07-01']);
  if (pattern?.includes('0[1-9]|1[0-2]')) return pick(random, ['2024-01', '2025-12', '0000-01', '9999-12', '2023-06']);
  if (pattern?.includes('[0-9a-f]{32}'))
    return pick(random, [...known.filter((id) => id.length === 32), 'a'.repeat(32)]);
  if (random() < 0.4 && known.length > 0) return pick(random, known);
  return pick(random, TEXTS).padEnd(minLength, 'several plain words ');
}
