import { basename, resolve } from 'node:path';
import { IngestError, type Reading, recognise } from '#server/ingest/index.ts';
import type { Database } from '#server/db/database.ts';
import type { Kind, Mapping, RecognisedFile } from '#shared/contract/import.ts';

interface Asked {
  as: Kind | undefined;
  map: (name: string) => Mapping | undefined;
  now: Date;
  reading: Reading;
  /** ISO. */
  asOf?: string | undefined;
  /** The sheets of workbooks that are wanted. */
  sheets: readonly string[];
}

/** How each file named on the command line will be read: as its mapping says, as the kind that was named, or as recognised. */
export async function filesToImport(db: Database, paths: readonly string[], asked: Asked): Promise<RecognisedFile[]> {
  const found: RecognisedFile[] = [];
  for (const path of paths) {
    const name = basename(path);
    const file = { path: resolve(path), name };
    const read = (part: string | undefined) => {
      const mapping = asked.map(part === undefined ? name : `${name}: ${part}`) ?? asked.map(name);
      const reading = { ...asked.reading, ...(part === undefined ? {} : { part }) };
      return recognise(file, { as: mapping?.kind ?? asked.as, mapping, reading, asOf: asked.asOf, db, now: asked.now });
    };
    found.push(...(await partsToImport(read, asked)));
  }
  return found;
}

/** A file that is one table; the sheets that were named; or every stream of a tap. */
async function partsToImport(
  read: (part: string | undefined) => Promise<RecognisedFile>,
  { sheets }: Asked,
): Promise<RecognisedFile[]> {
  const [named, ...others] = sheets;
  const first = await read(named);
  const wanted = sheets.length > 0 ? others : first.parts.filter((part) => part !== first.mapping.part);
  const found = [first];
  for (const part of wanted) found.push(await read(part));
  const recognised = found.filter(({ kind }) => kind !== undefined);
  if (first.partKind !== 'sheet' || sheets.length > 0 || recognised.length < 2) return found;
  throw new IngestError(
    `${recognised.map(({ name, kind }) => `${name} (${kind})`).join(', ')}: several sheets can be read. Say which with --sheet NAME, once for each.`,
  );
}

/** Why the files cannot be imported yet, and the way out; `undefined` when they can. */
export function whatIsOpen(files: readonly RecognisedFile[]): string | undefined {
  const open = files.filter(({ kind, questions }) => kind !== undefined && questions.length > 0);
  const lines = open.flatMap(({ name, questions }) => [
    `${name} cannot be read yet:`,
    ...questions.map((question) => `  - ${question}`),
  ]);
  if (files.every(({ kind }) => kind === undefined)) {
    lines.push('None of the files was recognised. Say what a file is with --as KIND.', ...otherSheets(files));
  }
  if (lines.length === 0) return undefined;
  if (open.length > 0) lines.push(wayOut(open[0], files.length));
  return lines.join('\n');
}

/** Sheets that were not looked at, when none of those that were was recognised. */
function otherSheets(files: readonly RecognisedFile[]): string[] {
  const read = new Set(files.map(({ mapping }) => mapping.part));
  return files.slice(0, 1).flatMap(({ name, partKind, parts }) => {
    const others = partKind === 'sheet' ? parts.filter((part) => !read.has(part)) : [];
    const listed = others.map((part) => `"${part}"`).join(', ');
    return others.length === 0 ? [] : [`Beside ${name} there is ${listed}: say which is meant with --sheet NAME.`];
  });
}

function wayOut({ name, kind }: RecognisedFile, files: number): string {
  const form = files === 1 ? '' : ' (of several files: an object of mappings by file name)';
  return `The JSON of \`bellwether import ${name} --as ${JSON.stringify(kind)} --dry-run --json\` holds the mapping in files[].mapping: save it${form}, put these entries into it, and import with --map MAP.json.`;
}
