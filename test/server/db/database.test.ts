import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditEvents, employees, sessions, users } from '#drizzle/schema/index.ts';
import { QueryError, queryErrorOf } from '#server/db/queryError.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';

/** A type, its literal, and the value both engines give. */
const VALUES: readonly (readonly [type: string, literal: string, value: unknown])[] = [
  ['boolean', 'true', true],
  ['boolean', 'false', false],
  ['smallint', '-32768', -32768],
  ['integer', '2147483647', 2147483647],
  ['bigint', '9007199254740991', 9007199254740991],
  ['bigint', '-9007199254740991', -9007199254740991],
  ['real', '0.1', 0.1],
  ['double precision', '0.1', 0.1],
  ['double precision', '1e308', 1e308],
  ['double precision', 'NaN', Number.NaN],
  ['double precision', '-Infinity', -Infinity],
  ['numeric', '1234.50', 1234.5],
  ['text', 'Zażółć, 日本 \\ "q"', 'Zażółć, 日本 \\ "q"'],
  ['varchar', '', ''],
  ['date', '2024-02-29', '2024-02-29'],
  ['date', '0987-01-01', '0987-01-01'],
  ['timestamptz', '2024-01-02 03:04:05+00', '2024-01-02T03:04:05.000Z'],
  ['timestamptz', '2024-01-02 03:04:05.5+02', '2024-01-02T01:04:05.500Z'],
  ['timestamptz', '2024-01-02 03:04:05.123456+00', '2024-01-02T03:04:05.123456Z'],
  ['timestamp', '2024-01-02 03:04:05', '2024-01-02 03:04:05'],
  ['time', '23:59:59', '23:59:59'],
  ['interval', '1 day 2 hours', '1 day 02:00:00'],
  ['uuid', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
  ['bytea', '\\x00ff10', new Uint8Array([0, 255, 16])],
  ['bytea', '', new Uint8Array()],
  ['json', '{"a": [1, null]}', { a: [1, null] }],
  ['jsonb', '"text"', 'text'],
  ['integer[]', '{1,NULL,3}', [1, null, 3]],
  ['bigint[]', '{}', []],
  [
    'bigint[]',
    '{{1,2},{3,4}}',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['text[]', '{"a,b","c\\"d",NULL,"NULL"}', ['a,b', 'c"d', null, 'NULL']],
  ['date[]', '{2024-02-29}', ['2024-02-29']],
  ['double precision[]', '{1.5,-2}', [1.5, -2]],
  ['boolean[]', '{t,f}', [true, false]],
];

describe.each(databases)('a database ($name)', ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  test.each(VALUES)('%s %s is read as %s', async (type, literal, value) => {
    const [row] = await opened.db.rows<{ v: unknown }>(sql`select ${literal}::${sql.raw(type)} as v`);
    expect(row).toStrictEqual({ v: value });
  });

  test('every type has its null', async () => {
    const types = [...new Set(VALUES.map(([type]) => type))];
    const nulls = types.map((type, i) => `null::${type} as "${i}"`);
    const [row] = await opened.db.rows(sql.raw(`select ${nulls.join(', ')}`));
    expect(Object.values(row)).toEqual(types.map(() => null));
  });

  test('count(*), sum of integers and sum of bigints are numbers', async () => {
    const rows = await opened.db.rows(
      sql`select count(*) as n, sum(i) as s, sum(i::bigint) as b from generate_series(1, 3) i`,
    );
    expect(rows).toStrictEqual([{ n: 3, s: 6, b: 6 }]);
  });

  test('an integer that a JavaScript number cannot hold exactly is an error, not another integer', async () => {
    await expect(opened.db.rows(sql`select 9007199254740993::bigint as v`)).rejects.toThrow('9007199254740993');
    expect(await opened.db.rows(sql`select 1 as v`)).toEqual([{ v: 1 }]);
  });

  test('bound values arrive as they were', async () => {
    const bytes = new Uint8Array([1, 2, 250]).subarray(1);
    const rows = await opened.db.rows(sql`select ${true}::boolean as t, ${12.5}::numeric as n, ${10n}::bigint as i,
      ${null}::text as nothing, ${'it\'s "so" \\'}::text as s, ${bytes}::bytea as b,
      ${sql.param([1, 2, null])}::bigint[] as a, ${sql.param(['a"b', 'c,d', 'NULL', ''])}::text[] as q,
      ${new Date(0)}::timestamptz as at, ${JSON.stringify({ a: 1 })}::jsonb as j`);
    expect(rows).toStrictEqual([
      {
        t: true,
        n: 12.5,
        i: 10,
        nothing: null,
        s: 'it\'s "so" \\',
        b: new Uint8Array([2, 250]),
        a: [1, 2, null],
        q: ['a"b', 'c,d', 'NULL', ''],
        at: '1970-01-01T00:00:00.000Z',
        j: { a: 1 },
      },
    ]);
  });

  test('a value no column can hold is refused before it is sent', async () => {
    await expect(opened.db.rows(sql`select ${{ a: 1 }}::text`)).rejects.toThrow('type object cannot be bound');
  });

  test('any(array) finds its rows', async () => {
    const rows = await opened.db.rows(
      sql`select i from generate_series(1, 5) i where i = any(${sql.param([2, 5])}::int[]) order by i`,
    );
    expect(rows).toEqual([{ i: 2 }, { i: 5 }]);
  });

  test('two statements in one are refused', async () => {
    await expect(opened.db.rows(sql`select 1; select 2`)).rejects.toMatchObject({ code: '42601' });
  });

  test('drizzle inserts, returns, selects, updates and deletes', async () => {
    const { orm } = opened.db;
    const at = '2026-01-02T03:04:05.678Z';
    const details = { from: 'x', list: [1, 2], text: null };
    const written = { eventId: 1, at, actor: 'a', action: 'b', details, previousHash: 'p', hash: 'h' };
    const [event] = await orm.insert(auditEvents).values(written).returning();
    expect(event).toStrictEqual({ ...written, address: null, reason: null });
    await orm.update(auditEvents).set({ actor: 'c' });
    expect(await orm.select().from(auditEvents)).toStrictEqual([{ ...event, actor: 'c' }]);
    await orm.delete(auditEvents);
    expect(await orm.$count(auditEvents)).toBe(0);
  });

  test('a conflict tells its SQLSTATE, constraint and detail, from rows and from drizzle', async () => {
    const person = { externalId: 'x1', name: 'X', placeholder: false, importId: 1, fileNo: 1, line: 2 };
    await opened.db.orm.insert(employees).values(person);
    const told = {
      code: '23505',
      constraint: 'employees_external_id_unique',
      detail: 'Key (external_id)=(x1) already exists.',
      table: 'employees',
    };
    const again = opened.db.orm.insert(employees).values(person);
    expect(queryErrorOf(await again.catch((error: unknown) => error))).toMatchObject(told);
    const raw = opened.db.rows(sql`insert into employees (external_id, name, placeholder, import_id, file_no, line)
      values ('x1', 'X', false, 1, 1, 2)`);
    const error: unknown = await raw.catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(QueryError);
    expect(error).toMatchObject(told);
  });

  test('deleting a user ends their sessions', async () => {
    const { orm } = opened.db;
    const at = '2026-01-01T00:00:00.000Z';
    const times = { createdAt: at, updatedAt: at };
    const person = { email: 'a@b.c', name: 'A', emailVerified: true, roles: ['owner' as const], ...times };
    const [{ id: userId }] = await orm.insert(users).values(person).returning();
    await orm.insert(sessions).values({ token: 't', userId, expiresAt: at, lastSeenAt: at, ...times });
    await orm.delete(users);
    expect(await orm.$count(sessions)).toBe(0);
  });
});
