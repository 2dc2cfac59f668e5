import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IngestError } from './ingestError.ts';
import { type Preset, preset } from './preset/preset.ts';

/** Two folders above both this file and a bundle in `dist/server`. */
const PRESETS = fileURLToPath(new URL('../../server/ingest/presets', import.meta.url));

let known: Promise<readonly Preset[]> | undefined;

/** Every preset there is, a file each, read once. */
export function presets(): Promise<readonly Preset[]> {
  return (known ??= readPresets(PRESETS));
}

/** The presets of a folder, by name. Throws IngestError for a file that is none, with what is wrong. */
export async function readPresets(folder: string): Promise<readonly Preset[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map((file) => readPreset(folder, file)));
}

async function readPreset(folder: string, file: string): Promise<Preset> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(folder, file), 'utf8'));
  } catch (cause) {
    throw new IngestError(`The preset ${file} is not JSON`, { cause });
  }
  const read = preset.safeParse(json);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    );
    throw new IngestError(`The preset ${file} cannot be used: ${faults.join('; ')}`);
  }
  if (`${read.data.name}.json` !== file) throw new IngestError(`The preset ${file} calls itself ${read.data.name}`);
  return read.data;
}
