import postgres from 'postgres';
import { columnValue } from '../columnValue.ts';
import type { Table } from '../connection.ts';
import type { ParameterText } from '../parameterText.ts';
import { QueryError } from '../queryError.ts';
import { copyIn } from './copyIn.ts';
import { withinSeconds } from './withinSeconds.ts';

/** One connection, for one statement at a time; no statement (or step of a COPY) may take longer than given. */
export interface PostgresClient {
  readonly query: (text: string, parameters: readonly ParameterText[], seconds: number) => Promise<Table>;
  readonly copy: (into: string, chunks: AsyncIterable<Uint8Array>, seconds: number) => Promise<number>;
  /** `lost` and `late` (given up, its server process may still be at it) are final: its transaction, if any, is gone. */
  readonly state: () => 'usable' | 'lost' | 'late';
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

/**
 * Whether the connection outlives an error: it does when the server, still there, refused a statement. After anything
 * else postgres.js may leave the next statement without an answer.
 */
function leavesConnection(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.severity_local !== 'FATAL' && error.severity !== 'FATAL';
}

/** A connection of its own through postgres.js, opened by its first statement and never reconnected. */
export function postgresClient(url: string): PostgresClient {
  let state: ReturnType<PostgresClient['state']> = 'usable';
  let last: Promise<unknown> = Promise.resolve();
  const lose = () => {
    if (state === 'usable') state = 'lost';
  };
  const sql = openRaw(url, lose);

  /** After the ones before it, and only while the connection is still the same: another would not have the transaction. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const own = last.then(async () => {
      if (state !== 'usable')
        throw new QueryError({ message: 'The database connection was lost', code: 'CONNECTION_LOST' });
      try {
        return await work();
      } catch (error) {
        if (!leavesConnection(error)) lose();
        throw QueryError.from(error);
      }
    });
    last = own.catch(() => undefined);
    return own;
  }

  const within =
    (seconds: number) =>
    <T>(step: Promise<T>) =>
      withinSeconds(seconds, step, () => {
        state = 'late';
      });

  async function run(text: string, parameters: readonly ParameterText[]): Promise<Table> {
    const result = await sql.unsafe(text, [...parameters], EXTENDED).values();
    const columns = result.columns ?? [];
    const parse = columns.map((column) => columnValue(column.type));
    return {
      names: columns.map((column) => column.name),
      rows: result.map((row) =>
        row.map((value: string | null, i: number) => (value === null ? null : parse[i](value))),
      ),
      command: result.command ?? '',
    };
  }

  return {
    query: (text, parameters, seconds) => inTurn(() => within(seconds)(run(text, parameters))),
    copy: (into, chunks, seconds) => inTurn(() => copyIn(sql, into, chunks, within(seconds))),
    state: () => state,
    async close() {
      lose();
      await sql.end({ timeout: 1 });
    },
  };
}
