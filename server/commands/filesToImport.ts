import { basename, resolve } from 'node:path';
import { recognise } from '#server/ingest/index.ts';
import type { Database } from '#server/db/database.ts';
import type { Kind, Mapping, RecognisedFile } from '#shared/contract/import.ts';

interface Asked {
  as: Kind | undefined;
  map: (name: string) => Mapping | undefined;
  now: Date;
}

/** How each file named on the command line will be read: as its mapping says, as the kind that was named, or as recognised. */
export async function filesToImport(db: Database, paths: readonly string[], asked: Asked): Promise<RecognisedFile[]> {
  const found: RecognisedFile[] = [];
  for (const path of paths) {
    const name = basename(path);
    const mapping = asked.map(name);
    const file = { path: resolve(path), name };
    found.push(await recognise(file, { as: mapping?.kind ?? asked.as, mapping, db, now: asked.now }));
  }
  return found;
}

/** Why the files cannot be imported yet, and the way out; `undefined` when they can. */
export function whatIsOpen(files: readonly RecognisedFile[]): string | undefined {
  const open = files.filter(({ kind, questions }) => kind !== undefined && questions.length > 0);
  const lines = open.flatMap(({ name, questions }) => [
    `${name} cannot be read yet:`,
    ...questions.map((question) => `  - ${question}`),
  ]);
  if (files.every(({ kind }) => kind === undefined)) {
    lines.push('None of the files was recognised. Say what a file is with --as KIND.');
  }
  if (lines.length === 0) return undefined;
  if (open.length > 0) lines.push(wayOut(open[0], files.length));
  return lines.join('\n');
}

function wayOut({ name, kind }: RecognisedFile, files: number): string {
  const form = files === 1 ? '' : ' (of several files: an object of mappings by file name)';
  return `The JSON of \`bellwether import ${name} --as ${JSON.stringify(kind)} --dry-run --json\` holds the mapping in files[].mapping: save it${form}, put these entries into it, and import with --map MAP.json.`;
}
