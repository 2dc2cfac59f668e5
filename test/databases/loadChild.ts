import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { openDatabase } from '#server/db/openDatabase.ts';

/** Writes to `written` without end, in four ways, and tells the parent each number whose write was acknowledged. */
export type Message =
  | { readonly kind: string; readonly n: number; readonly askedAt: number }
  | { readonly failed: string; readonly code: string };

const COPY_ROWS = 500;
const [, , engine, where] = process.argv;
const db = await openDatabase(engine === 'postgres' ? { url: where, dataFolder: '' } : { dataFolder: where });
await db.rows(sql`create table if not exists written (kind text, n int, part int)`);

async function* lines(n: number) {
  for (let part = 0; part < COPY_ROWS; part += 1) yield Buffer.from(`copy\t${n}\t${part}\n`);
}

const ways: Record<string, (n: number) => Promise<unknown>> = {
  transaction: (n) =>
    db.transaction(async ({ rows }) => {
      for (let part = 0; part < 5; part += 1)
        await rows(sql`insert into written values ('transaction', ${n}, ${part})`);
    }),
  together: (n) =>
    db.transaction(({ rows }) =>
      Promise.all([0, 1, 2].map((part) => rows(sql`insert into written values ('together', ${n}, ${part})`))),
    ),
  copy: (n) => db.transaction(({ copy }) => copy('written', ['kind', 'n', 'part'], lines(n))),
  plain: (n) => db.rows(sql`insert into written values ('plain', ${n}, 0)`),
};

const tell = (message: Message) => process.send?.(message);

async function forever(kind: string, write: (n: number) => Promise<unknown>): Promise<never> {
  const [{ next }] = await db.rows<{ next: number }>(
    sql`select coalesce(max(n) + 1, 0) as next from written where kind = ${kind}`,
  );
  for (let n = next; ; n += 1) {
    const askedAt = Date.now();
    try {
      await write(n);
      tell({ kind, n, askedAt });
    } catch (error) {
      tell({ failed: kind, code: error instanceof Error && 'code' in error ? String(error.code) : String(error) });
    }
    await pause(2);
  }
}

for (const [kind, write] of Object.entries(ways)) void forever(kind, write);
