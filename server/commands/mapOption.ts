import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { whenThere } from '#server/ingest/index.ts';
import { mapping, type Mapping } from '#shared/contract/import.ts';
import { inWords } from '#shared/contract/inWords.ts';
import { Usage } from './usage.ts';

const mappings = z.record(z.string(), mapping);

/**
 * How the files of these names are to be read, from the file behind `--map`: one mapping for all of them, or an object of
 * mappings by file name. The answer is `undefined` for a file the object does not name.
 */
export async function mapOption(
  path: string,
  names: readonly string[],
): Promise<(name: string) => Mapping | undefined> {
  const json = parsedJson(path, await whenThere(path, () => readFile(path, 'utf8')));
  if (isObject(json) && Object.hasOwn(json, 'columns')) {
    const one = checked(path, mapping, json);
    return () => one;
  }
  const byName = new Map(Object.entries(checked(path, mappings, json)));
  const stranger = [...byName.keys()].find(
    (name) => !names.some((each) => name === each || name.startsWith(`${each}: `)),
  );
  if (stranger !== undefined) {
    throw new Usage(`import: --map ${path} has a mapping for "${stranger}", which is none of the files given.`);
  }
  return (name) => byName.get(name);
}

function parsedJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Usage(
      `import: --map ${path} is not JSON. \`import FILE --dry-run --json\` prints a mapping under files[].mapping.`,
      { cause },
    );
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checked<T>(path: string, schema: z.ZodType<T>, json: unknown): T {
  const result = schema.safeParse(json, { error: inWords });
  if (result.success) return result.data;
  const [{ path: where, message }] = result.error.issues;
  const place = where.length === 0 ? '' : ` at ${where.join('.')}`;
  throw new Usage(
    `import: --map ${path} is not a mapping${place}: ${message}. \`import FILE --dry-run --json\` prints one under files[].mapping.`,
  );
}
