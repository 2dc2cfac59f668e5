import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { sql } from 'drizzle-orm';
import { connectPglite } from '#server/db/pglite/connectPglite.ts';

/** A second thread on the embedded database of the first: does as it is told, and says when done. */
const { port }: { port: MessagePort } = workerData;
const db = connectPglite(port);
const tell = (text: string) => parentPort?.postMessage(text, []);

const orders: Record<string, () => Promise<unknown>> = {
  insert: () => db.rows(sql`insert into things values ('other thread')`),
  transaction: () =>
    db.transaction(async ({ rows }) => {
      await rows(sql`insert into things values ('first')`);
      tell('inside');
      await new Promise((resolve) => setTimeout(resolve, 100));
      await rows(sql`insert into things values ('second')`);
    }),
  hang: () =>
    db.transaction(async ({ rows }) => {
      await rows(sql`insert into things values ('never committed')`);
      tell('inside');
      await new Promise(() => undefined);
    }),
  close: () => db.close(),
};

parentPort?.on('message', (order: string) => {
  orders[order]().then(
    () => tell(`${order} done`),
    (error: unknown) => tell(String(error)),
  );
});
