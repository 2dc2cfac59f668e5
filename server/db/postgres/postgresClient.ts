import postgres from 'postgres';
import { columnValue } from '../columnValue.ts';
import type { Connection } from '../connection.ts';
import { QueryError } from '../queryError.ts';
import { copyIn } from './copyIn.ts';
import { withinSeconds } from './withinSeconds.ts';

/** One connection. Once broken it is never to be used again: its transaction, if any, is gone. */
export interface PostgresClient extends Connection {
  readonly isBroken: () => boolean;
  readonly close: () => Promise<void>;
}

const CONNECT_SECONDS = 5;

/** The extended protocol also without parameters: one statement at a time, as the embedded engine has it. */
const EXTENDED = { prepare: false, simple: false };

function openRaw(url: string, onclose: () => void): postgres.Sql {
  const sql = postgres(url, {
    max: 1,
    backoff: () => 0.2,
    connect_timeout: CONNECT_SECONDS,
    max_lifetime: null,
    fetch_types: false,
    prepare: false,
    onclose,
    onnotice: () => undefined,
    connection: {
      application_name: 'bellwether',
      TimeZone: 'UTC',
      DateStyle: 'ISO, YMD',
      IntervalStyle: 'postgres',
      bytea_output: 'hex',
    },
  });
  // Text in, text out: the conversions are ours, the same for both engines.
  for (const key of Object.keys(sql.options.parsers)) delete sql.options.parsers[Number(key)];
  for (const key of Object.keys(sql.options.serializers)) delete sql.options.serializers[Number(key)];
  return sql;
}

/** A connection of its own through postgres.js, opened by its first statement. No statement may take longer than given. */
export function postgresClient(url: string, statementSeconds: number): PostgresClient {
  let broken = false;
  let last: Promise<unknown> = Promise.resolve();
  const sql = openRaw(url, () => {
    broken = true;
  });

  async function close() {
    broken = true;
    await sql.end({ timeout: 1 });
  }
  const timed = <T>(step: Promise<T>) =>
    withinSeconds(statementSeconds, step, () => {
      broken = true;
    });

  /** After the ones before it, and only while the connection is still the same: a reconnected one has lost the transaction. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const own = last.then(async () => {
      if (broken) throw new QueryError({ message: 'The connection to the database was lost', code: 'CONNECTION_LOST' });
      return await work();
    });
    last = own.catch(() => undefined);
    return own.catch((error: unknown) => {
      throw QueryError.from(error);
    });
  }

  return {
    query: (text, parameters) =>
      inTurn(async () => {
        const result = await timed(sql.unsafe(text, [...parameters], EXTENDED).values());
        const columns = result.columns ?? [];
        const parse = columns.map((column) => columnValue(column.type));
        return {
          names: columns.map((column) => column.name),
          rows: result.map((row) =>
            row.map((value: string | null, i: number) => (value === null ? null : parse[i](value))),
          ),
          command: result.command ?? '',
        };
      }),
    copy: (into, chunks) => inTurn(() => copyIn(sql, into, chunks, timed)),
    isBroken: () => broken,
    close,
  };
}
