import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pg-proxy';
import * as schema from '#drizzle/schema/index.ts';
import type { Connection, Table } from './connection.ts';
import type { Session } from './database.ts';
import { parameterText } from './parameterText.ts';

const dialect = new PgDialect();

/** The caller says what its columns are. */
function objects<T extends object>(table: Table): T[];
function objects({ names, rows }: Table): object[] {
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}

/** The statements of a connection as a session: drizzle, rows as objects, and COPY, alike on both engines. */
export function createSession(connection: Connection): Session {
  const run = (text: string, parameters: readonly unknown[]) => connection.query(text, parameters.map(parameterText));
  const orm = drizzle(
    async (text, parameters: unknown[], method) => {
      const table = await run(text, parameters);
      return { rows: method === 'execute' ? objects(table) : [...table.rows] };
    },
    { schema },
  );
  return {
    orm,
    async rows<T extends object>(query: SQL) {
      const { sql, params } = dialect.sqlToQuery(query);
      return objects<T>(await run(sql, params));
    },
    copy: (table, columns, chunks) =>
      connection.copy(
        `${dialect.escapeName(table)} (${columns.map((name) => dialect.escapeName(name)).join(', ')})`,
        chunks,
      ),
  };
}
