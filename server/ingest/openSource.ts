import { textSource } from './csv/textSource.ts';
import { IngestError } from './ingestError.ts';
import type { Reading, RowSource } from './rowSource.ts';
import { isTap, tapSource } from './taps/tapSource.ts';
import { detectEncoding, namedEncoding } from './text/detectEncoding.ts';
import { fileBytes, fileForm } from './text/fileBytes.ts';
import { refuseForeign } from './text/foreignForm.ts';
import { readHead } from './csv/readText.ts';
import { sheetSource } from './workbook/sheetSource.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** What a file holds, by its first bytes and lines: nothing is judged by its name. Throws IngestError when it cannot be read. */
export async function openSource(
  path: string,
  name: string,
  reading: Reading,
): Promise<{ bytes: number; source: RowSource }> {
  const form = await fileForm(path, name);
  const { bytes, magic } = form;
  if (ZIP.every((byte, at) => magic[at] === byte)) {
    return { bytes, source: await sheetSource({ path, name, part: reading.part }) };
  }
  refuseForeign(magic, name);
  const encoding =
    reading.encoding === undefined
      ? await detectEncoding(name, fileBytes(path, name, form))
      : namedEncoding(reading.encoding);
  const file = { path, name, form, encoding };
  const head = await readHead(file);
  if (isTap(head)) return { bytes, source: await tapSource(file, reading.part) };
  if (reading.part !== undefined) throw new IngestError(`${name} has no sheets: leave "${reading.part}" away.`);
  return { bytes, source: textSource(file, head) };
}
