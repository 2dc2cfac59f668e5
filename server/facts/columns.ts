import { type SQL, sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { NO_CODE } from './snapshot.ts';

/** Every employee's index in the snapshot, by employee_id. */
export type PersonIndex = ReadonlyMap<number, number>;

/** A person comes as an employee_id (null: nobody) and is kept as the index in the snapshot. */
type ColumnKind = 'int4' | 'float8' | 'person' | 'text';
interface ColumnOf {
  int4: Int32Array<SharedArrayBuffer>;
  person: Int32Array<SharedArrayBuffer>;
  float8: Float64Array<SharedArrayBuffer>;
  text: string[];
}
type Columns<S extends Record<string, ColumnKind>> = { [name in keyof S]: ColumnOf[S[name]] };

/**
 * A query's rows as one typed array per column, in the query's order, on memory that threads share.
 * The database packs each column itself: no object is made per row. A null in a column is an error.
 */
export async function columns<S extends Record<string, ColumnKind>>(
  session: Session,
  query: SQL,
  spec: S,
  people: PersonIndex = new Map(),
): Promise<Columns<S>> {
  const packed = Object.entries(spec).map(([name, kind]) =>
    sql.raw(`string_agg(${PACKED[kind](`"${name}"`)}, ${kind === 'text' ? SEPARATOR : `''`}::bytea) as "${name}"`),
  );
  const [row] = await session.rows<{ rows: number } & Record<string, Uint8Array | null>>(
    sql`select count(*)::int4 as rows, ${sql.join(packed, sql.raw(', '))} from (${query}) q`,
  );
  const result: Record<string, ColumnOf[ColumnKind]> = {};
  for (const [name, kind] of Object.entries(spec)) {
    const bytes = row[name] ?? new Uint8Array();
    const values = unpacked(kind, bytes, row.rows, people);
    if (values.length !== row.rows)
      throw new Error(`column ${name} holds a null: ${values.length} of ${row.rows} rows`);
    result[name] = values;
  }
  return result as Columns<S>;
}

/** No text in a database holds this byte. */
const SEPARATOR = `'\\x00'`;
const PACKED: Record<ColumnKind, (column: string) => string> = {
  int4: (column) => `int4send(${column}::int4)`,
  float8: (column) => `float8send(${column}::float8)`,
  person: (column) => `int8send(coalesce(${column}, ${NO_CODE})::int8)`,
  text: (column) => `convert_to(${column}, 'UTF8')`,
};

function unpacked(kind: ColumnKind, bytes: Uint8Array, rows: number, people: PersonIndex): ColumnOf[ColumnKind] {
  if (kind === 'text') return rows === 0 ? [] : new TextDecoder().decode(bytes).split('\0');
  const length = bytes.byteLength / (kind === 'int4' ? 4 : 8);
  if (kind === 'int4') return unpackInts(bytes, length);
  return kind === 'float8' ? unpackDoubles(bytes, length) : unpackPeople(bytes, length, people);
}

function unpackPeople(bytes: Uint8Array, length: number, people: PersonIndex): ColumnOf['person'] {
  const values = new Int32Array(new SharedArrayBuffer(length * 4));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < length; i += 1) {
    const id = view.getInt32(i * 8) * 2 ** 32 + view.getUint32(i * 8 + 4);
    values[i] = people.get(id) ?? NO_CODE;
  }
  return values;
}

function unpackInts(bytes: Uint8Array, length: number): ColumnOf['int4'] {
  const values = new Int32Array(new SharedArrayBuffer(length * 4));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < length; i += 1) values[i] = view.getInt32(i * 4);
  return values;
}

function unpackDoubles(bytes: Uint8Array, length: number): ColumnOf['float8'] {
  const values = new Float64Array(new SharedArrayBuffer(length * 8));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < length; i += 1) values[i] = view.getFloat64(i * 8);
  return values;
}

/** Small codes (exit types, stages) as bytes. */
export function bytesOf(codes: Int32Array): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(codes.length));
  bytes.set(codes);
  return bytes;
}
