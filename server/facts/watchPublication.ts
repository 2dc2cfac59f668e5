import type { Database } from '#server/db/database.ts';
import { publishedVersion } from './readSnapshot.ts';

const EVERY_MS = 2_000;

/** Refreshes when newer facts are published than are answered from: by another process, or by an import whose own refresh failed. */
export function watchPublication(
  db: Database,
  answers: { edition(): { version: number } | undefined; refresh(): Promise<unknown> },
  report: (error: unknown) => void,
): () => void {
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    try {
      if ((await publishedVersion(db)) !== answers.edition()?.version) await answers.refresh();
    } catch (error) {
      report(error);
    } finally {
      busy = false;
    }
  }, EVERY_MS);
  return () => clearInterval(timer);
}
