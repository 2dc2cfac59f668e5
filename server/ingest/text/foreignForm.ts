import { IngestError } from '../ingestError.ts';

const PICTURE = 'is a picture: ask for the table it shows as CSV or Excel.';

/** First bytes of files people take for tables, and what to do with them. */
const FOREIGN: readonly { magic: readonly number[]; what: string }[] = [
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'is an old Excel file (.xls), an old Word file (.doc) or a workbook locked with a password: save a table as .xlsx or "CSV UTF-8", without a password, and import that.',
  },
  { magic: [0x89, 0x50, 0x4e, 0x47], what: PICTURE },
  { magic: [0xff, 0xd8, 0xff], what: PICTURE },
  { magic: [0x47, 0x49, 0x46, 0x38], what: PICTURE },
  { magic: [0x25, 0x50, 0x44, 0x46], what: 'is a PDF: ask for the table as CSV or Excel.' },
  { magic: [0x42, 0x5a, 0x68], what: 'is packed with bzip2: unpack it, and import what is in it.' },
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'is packed with xz: unpack it, and import what is in it.' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], what: 'is packed with zstd: unpack it, and import what is in it.' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], what: 'is packed with 7-Zip: unpack it, and import what is in it.' },
  { magic: [0x50, 0x41, 0x52, 0x31], what: 'is a Parquet file: export the table as CSV.' },
  { magic: [0x50, 0x4b, 0x05, 0x06], what: 'is an empty archive. Export it again.' },
];

/** Throws IngestError, with the way out, when the first bytes are those of a file that is no text. */
export function refuseForeign(magic: Uint8Array, name: string): void {
  const found = FOREIGN.find((each) => each.magic.every((byte, at) => magic[at] === byte));
  if (found) throw new IngestError(`${name} ${found.what}`);
}
