import postgres from 'postgres';

/** One statement on a connection of its own, outside any transaction. */
export async function runStatement(url: string, text: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => undefined });
  try {
    await sql.unsafe(text);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
