import { textSource } from './csv/textSource.ts';
import type { Reading, RowSource } from './rowSource.ts';
import { detectEncoding, namedEncoding } from './text/detectEncoding.ts';
import { fileBytes, fileForm } from './text/fileBytes.ts';

/** What a file holds, by its first bytes: nothing is judged by its name. */
export async function openSource(
  path: string,
  name: string,
  reading: Reading,
): Promise<{ bytes: number; source: RowSource }> {
  const form = await fileForm(path, name);
  const encoding =
    reading.encoding === undefined
      ? await detectEncoding(name, fileBytes(path, name, form))
      : namedEncoding(reading.encoding);
  const file = { path, name, form, encoding };
  return { bytes: form.bytes, source: await textSource(file) };
}
