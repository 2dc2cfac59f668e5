import { type Archive, damaged } from './archive.ts';
import { type XmlHandler, xmlReader } from './xml.ts';

/** Reads a document of the archive as it is unpacked; `afterPiece` says whether to go on. Throws IngestError when it is damaged. */
export async function streamXml(
  archive: Archive,
  entry: string,
  name: string,
  handler: XmlHandler,
  afterPiece: () => boolean | Promise<boolean> = () => true,
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = xmlReader(handler);
  const bytes = await archive.open(entry);
  await damaged(name, async () => {
    for await (const piece of bytes) {
      reader.write(decoder.decode(piece as Uint8Array, { stream: true }));
      if (!(await afterPiece())) return;
    }
    reader.write(decoder.decode());
    reader.end();
  });
}
