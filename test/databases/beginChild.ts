import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';

/** Transactions without end through postgres.js's own `begin`, which our code does not use; tells each that was kept. */
const sql = postgres(process.argv[2], { max: 4, backoff: () => 0.2, onnotice: () => undefined });
await sql`create table begun (a int)`;

async function forever(): Promise<never> {
  for (;;) {
    try {
      await sql.begin(async (own) => {
        for (let a = 0; a < 20; a += 1) await own`insert into begun values (${a})`;
      });
      process.send?.('kept');
    } catch {
      await pause(20);
    }
  }
}

for (let i = 0; i < 4; i += 1) void forever();
