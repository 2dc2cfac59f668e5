import type { Database, Session } from '#server/db/database.ts';

/** Ends this process on the spot when its turn comes; told before every operation. */
export type OnOperation = () => void;

/** The database, telling before each statement, each chunk of a COPY and each COMMIT of a transaction. */
export function faultyDatabase(db: Database, onOperation: OnOperation): Database {
  const faulty = (session: Session): Session => ({
    orm: session.orm,
    rows: (query) => {
      onOperation();
      return session.rows(query);
    },
    copy: (table, columns, chunks) => session.copy(table, columns, told(chunks, onOperation)),
  });
  return {
    ...db,
    ...faulty(db),
    transaction: (work) =>
      db.transaction(async (session) => {
        const result = await work(faulty(session));
        onOperation();
        return result;
      }),
  };
}

async function* told(chunks: AsyncIterable<Uint8Array>, onOperation: OnOperation): AsyncGenerator<Uint8Array> {
  onOperation();
  for await (const chunk of chunks) {
    yield chunk;
    onOperation();
  }
}
