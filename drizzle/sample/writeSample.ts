import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sampleOrganisation, type SampleOptions, type Truth } from './sampleOrganisation.ts';

/**
 * Writes the files of a sample organisation into a folder, made if need be; files of the same names are written over.
 * `planted_truths.json` beside them says what is to be found. Returns the truths.
 */
export async function writeSample(directory: string, options: SampleOptions): Promise<Truth[]> {
  const { files, truths } = sampleOrganisation(options);
  await mkdir(directory, { recursive: true });
  for (const { name, chunks } of files())
    await pipeline(Readable.from(chunks), createWriteStream(join(directory, name)));
  await writeFile(join(directory, 'planted_truths.json'), `${JSON.stringify(truths, undefined, 2)}\n`);
  return truths;
}
