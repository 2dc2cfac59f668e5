import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import postgres from 'postgres';
import { openDatabase } from '#server/db/openDatabase.ts';
import { createPostgresDatabase, type TestDatabase } from '#test/databases/databases.ts';
import { runStatement } from '#test/databases/runStatement.ts';

/** A row of a direct reader's own. */
export type Row = Record<string, string | number | boolean | null>;

/** Somebody who reads by SQL: everything as text, or the error. */
export interface DirectReader {
  readonly role: string;
  rows(text: string): Promise<Row[]>;
  /** The notices PostgreSQL gave so far. */
  readonly notices: string[];
  end(): Promise<void>;
}

export interface OwnedDatabase extends TestDatabase {
  readonly url: string;
  /** A statement as the superuser, in this database. */
  dba(text: string): Promise<Row[]>;
  /** Makes a role, named for this test alone, and tells its name; it goes with the database. */
  role(options?: string, prefix?: string): Promise<string>;
  /** A connection of a role. */
  as(role: string): DirectReader;
}

/** A PostgreSQL database whose tables belong to a role that is no superuser, as a DBA would set it up, and roles beside it. */
export async function openOwned(): Promise<OwnedDatabase> {
  const { url: superUrl, drop } = await createPostgresDatabase('postgres', true);
  const mark = randomUUID().slice(0, 8);
  const owner = `bellwether_owner_${mark}`;
  const roles: string[] = [];
  const readers: DirectReader[] = [];
  await runStatement(superUrl, `create role ${owner} login password 'x'`);
  await runStatement(superUrl, `alter database ${new URL(superUrl).pathname.slice(1)} owner to ${owner}`);
  const urlOf = (role: string): string => {
    const url = new URL(superUrl);
    [url.username, url.password] = [role, 'x'];
    return url.href;
  };
  const dba = connect(superUrl, 'dba');
  const db = await openDatabase({ url: urlOf(owner), dataFolder: tmpdir() });
  return {
    db,
    url: urlOf(owner),
    dba: dba.rows,
    async role(options = '', prefix = '') {
      const name = `${prefix}bellwether_reader_${mark}_${roles.length}`;
      roles.push(name);
      await runStatement(superUrl, `create role ${identifier(name)} login password 'x' ${options}`);
      return name;
    },
    as(role) {
      const reader = connect(urlOf(role), role);
      readers.push(reader);
      return reader;
    },
    async close() {
      for (const reader of [...readers, dba]) await reader.end();
      await db.close();
      await drop();
      const server = new URL(superUrl);
      server.pathname = 'postgres';
      for (const role of [...roles, owner]) await runStatement(server.href, `drop role if exists ${identifier(role)}`);
    },
  };
}

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function connect(url: string, role: string): DirectReader {
  const notices: string[] = [];
  const sql = postgres(url, {
    max: 1,
    fetch_types: false,
    onnotice: ({ message }) => notices.push(message),
    types: { date: { to: 1082, from: [1082], serialize: String, parse: (text: string) => text } },
  });
  return {
    role,
    notices,
    rows: async (text) => [...(await sql.unsafe<Row[]>(text))],
    end: () => sql.end({ timeout: 1 }),
  };
}
