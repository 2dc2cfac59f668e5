import type { Database } from '#server/db/database.ts';
import { publishedVersion } from './readSnapshot.ts';

const EVERY_MS = 2_000;

/** Refreshes when another process has published newer facts. Only a PostgreSQL can have another process. */
export function watchPublication(
  db: Database,
  answers: { edition(): { version: number } | undefined; refresh(): Promise<unknown> },
  report: (error: unknown) => void,
): () => void {
  if (db.engine === 'pglite') return () => {};
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    try {
      const edition = answers.edition();
      if (edition && (await publishedVersion(db)) !== edition.version) await answers.refresh();
    } catch (error) {
      report(error);
    } finally {
      busy = false;
    }
  }, EVERY_MS);
  return () => clearInterval(timer);
}
