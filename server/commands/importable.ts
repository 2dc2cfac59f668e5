import { extname, resolve } from 'node:path';
import type { ImportFile } from '#server/ingest/index.ts';
import type { RecognisedFile } from '#shared/contract/import.ts';

/**
 * The recognised files as they are imported. `rejects` is what `--rejects` says: there go the rejected rows of one file; of
 * several, each its own, with the file's name before the ending (rejects.csv: rejects.staff.csv).
 */
export function importable(found: readonly RecognisedFile[], rejects: string | undefined): ImportFile[] {
  const files = found.filter(({ kind }) => kind !== undefined);
  return files.map(({ file, name, mapping }) => {
    const rejectsTo = rejects && resolve(files.length === 1 ? rejects : pathFor(name, rejects));
    return { path: file, name, mapping, rejectsTo };
  });
}

function pathFor(name: string, rejects: string): string {
  const ending = extname(rejects);
  const stem = name.replace(/\.[^.]+$/, '').replaceAll(/[^\p{L}\p{N}_.-]+/gu, '_');
  return `${rejects.slice(0, rejects.length - ending.length)}.${stem}${ending}`;
}
