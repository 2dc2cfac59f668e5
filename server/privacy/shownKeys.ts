import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/** Per dimension, the cells that a wave shows, by `cellKey`; of `fewest` people and more. */
export async function shownKeys(session: Session, waveId: number, fewest = 0): Promise<Map<string, Set<string>>> {
  const rows = await session.rows<{ dimension: string; key: string }>(sql`
    select dimension, grouping || chr(10) || group_key || chr(10) || group_key_2 as key from released_cells
    where wave_id = ${waveId}::bigint and decision = 'shown' and respondents >= ${fewest}::int`);
  const keys = new Map<string, Set<string>>();
  for (const { dimension, key } of rows) keys.set(dimension, (keys.get(dimension) ?? new Set()).add(key));
  return keys;
}
