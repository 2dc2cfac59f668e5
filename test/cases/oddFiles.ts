import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { partsOf, textCell, textRow, workbook } from '#test/server/ingest/reading/workbooks.ts';

/** A file that is a trap, damaged or merely strange, and what reading it must come to: so many rows, or a refusal that says this. */
export interface OddFile {
  what: string;
  bytes: () => Uint8Array;
  comesTo: number | RegExp;
}

const text = (content: string) => () => strToU8(content);
const head = textRow(1, 'Id', 'Name');
const row = textRow(2, 'a', 'b');
const sheet =
  (rows: string, more: Partial<Parameters<typeof workbook>[0]> = {}) =>
  () =>
    workbook({ sheets: { S: rows }, ...more });
const spaces = (megabytes: number) => new Uint8Array(megabytes * 1024 ** 2).fill(32);
const around = (before: string, filler: Uint8Array, after: string) =>
  Buffer.concat([strToU8(before), filler, strToU8(after)]);
const SHEET = 'xl/worksheets/sheet1.xml';
const packed = (entry: string, bytes: Uint8Array, shared?: string) => () =>
  workbook({ sheets: { S: head + row }, ...(shared === undefined ? {} : { shared }), parts: { [entry]: bytes } });

/** The directory of an archive claims that its files are small. */
function lying(archive: Uint8Array): Uint8Array {
  const copy = Buffer.from(archive);
  for (let at = copy.indexOf('PK\u0001\u0002'); at >= 0; at = copy.indexOf('PK\u0001\u0002', at + 4)) {
    copy.writeUInt32LE(Math.min(copy.readUInt32LE(at + 24), 400), at + 24);
  }
  return copy;
}

function random(length: number): Uint8Array {
  let state = 20_261_122;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

const PICTURES: OddFile[] = [
  { what: 'a PNG', bytes: () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), comesTo: /is a picture/ },
  { what: 'a JPEG', bytes: () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70), comesTo: /is a picture/ },
  { what: 'a GIF', bytes: () => strToU8('GIF89a..'), comesTo: /is a picture/ },
];

const WORKBOOKS: OddFile[] = [
  {
    what: 'a sheet of 200 MB of blanks',
    bytes: packed(SHEET, around('<worksheet><sheetData>', spaces(200), '</sheetData></worksheet>')),
    comesTo: /unpacks to more than 250 times/,
  },
  {
    what: 'shared texts of 200 MB',
    bytes: packed('xl/sharedStrings.xml', around('<sst><si><t>', spaces(200), '</t></si></sst>')),
    comesTo: /unpacks to more than 250 times/,
  },
  {
    what: 'styles larger than any real ones',
    bytes: packed(
      'xl/styles.xml',
      around(
        '<styleSheet>',
        random(21 * 1024 ** 2).map((byte) => 97 + (byte % 26)),
        '</styleSheet>',
      ),
    ),
    comesTo: /larger than any real one/,
  },
  {
    what: 'a directory that lies about sizes',
    bytes: () => lying(packed(SHEET, around('<worksheet><sheetData>', spaces(50), '</sheetData></worksheet>'))()),
    comesTo: /damaged/,
  },
  {
    what: 'three thousand files in it',
    bytes: () =>
      zipSync({
        ...partsOf({ sheets: { S: head + row } }),
        ...Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`x/${n}`, new Uint8Array(0)])),
      }),
    comesTo: /files in it/,
  },
  {
    what: 'an archive in an archive',
    bytes: () => zipSync({ 'inner.xlsx': workbook({ sheets: { S: head + row } }) }),
    comesTo: /no Excel workbook/,
  },
  {
    what: 'entities that stand for entities',
    bytes: packed(
      SHEET,
      strToU8(
        `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
      ),
    ),
    comesTo: /damaged/,
  },
  {
    what: 'an entity that names a file',
    bytes: packed(
      SHEET,
      strToU8(
        `<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>`,
      ),
    ),
    comesTo: /damaged/,
  },
  {
    what: 'elements within elements, two hundred thousand deep',
    bytes: packed(SHEET, strToU8(`<worksheet>${'<a>'.repeat(200_000)}</worksheet>`)),
    comesTo: /damaged/,
  },
  {
    what: 'a sheet cut short',
    bytes: packed(SHEET, strToU8('<worksheet><sheetData><row r="1"><c r="A1"><v>1')),
    comesTo: /damaged/,
  },
  {
    what: 'a cell of a million characters',
    bytes: sheet(`${head}<row r="2">${textCell('A2', 'x'.repeat(1_000_000))}</row>${textRow(3, 'a', 'b')}`),
    comesTo: /longer than any real one/,
  },
  {
    what: 'a cell in the last column',
    bytes: sheet(`${head}<row r="2">${textCell('XFD2', 'x')}</row>`),
    comesTo: /column 16384/,
  },
  {
    what: 'a cell in a column Excel has not',
    bytes: sheet(`${head}<row r="2">${textCell('ZZZZZZZ2', 'x')}</row>`),
    comesTo: /no table/,
  },
  { what: 'a row in Excel’s last place', bytes: sheet(head + textRow(1_048_576, 'a', 'b')), comesTo: 1 },
  { what: 'a row Excel has not', bytes: sheet(head + textRow(1_048_577, 'a', 'b')), comesTo: /Excel has not/ },
  {
    what: 'rows in the wrong order',
    bytes: sheet(head + textRow(5, 'a', 'b') + textRow(3, 'c', 'd')),
    comesTo: /row 3 follows row 5/,
  },
  {
    what: 'rows and cells without numbers',
    bytes: sheet(
      '<row><c t="str"><v>Id</v></c><c t="str"><v>Name</v></c></row><row><c><v>7</v></c><c t="str"><v>x</v></c></row>',
    ),
    comesTo: 1,
  },
  {
    what: 'a text there is none of',
    bytes: sheet(`${head}<row r="2"><c r="A2" t="s"><v>99</v></c></row>${textRow(3, 'a', 'b')}`),
    comesTo: /refers to a text/,
  },
  {
    what: 'a formula without a value',
    bytes: sheet(
      `${head}<row r="2"><c r="A2"><f>1+1</f></c><c r="B2" t="str"><f>A</f><v></v></c></row>${textRow(3, 'a', 'b')}`,
    ),
    comesTo: 1,
  },
  { what: 'no sheet at all', bytes: () => workbook({ sheets: {} }), comesTo: /no sheet holds a header and a row/ },
  { what: 'an empty sheet', bytes: sheet(''), comesTo: /no sheet holds a header and a row/ },
  {
    what: 'only a hidden sheet',
    bytes: sheet(head + row, { states: { S: 'state="hidden"' } }),
    comesTo: /no sheet holds a header and a row/,
  },
  {
    what: 'the first half of a workbook',
    bytes: () => sheet(head + row)().subarray(0, 500),
    comesTo: /damaged or cut short/,
  },
  {
    what: 'prefixes before every name',
    bytes: packed(
      SHEET,
      strToU8(
        '<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>Id</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="str"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      ),
    ),
    comesTo: 1,
  },
];

const TEXTS: OddFile[] = [
  {
    what: 'gzip of 300 MB of one line',
    bytes: () => gzipSync(new Uint8Array(300 * 1024 ** 2).fill(97)),
    comesTo: /unpacks to more than 64 MB/,
  },
  {
    what: 'gzip in gzip',
    bytes: () => gzipSync(gzipSync(strToU8('a,b\n1,2\n'.repeat(50)))),
    comesTo: /not a text file|letters/,
  },
  {
    what: 'gzip with a byte changed',
    bytes: () => gzipSync(strToU8('a,b\n1,2\n'.repeat(500))).map((byte, at) => (at === 20 ? byte ^ 255 : byte)),
    comesTo: /damaged/,
  },
  { what: 'noise', bytes: () => random(50_000), comesTo: /not a text file/ },
  {
    what: 'an old Excel file',
    bytes: () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0),
    comesTo: /old Excel file/,
  },
  { what: 'a PDF', bytes: text('%PDF-1.7\n…'), comesTo: /is a PDF/ },
  {
    what: 'a quote that is never closed, before two megabytes',
    bytes: text(`Id,Name\n1,"x\n${'2,y\n'.repeat(500_000)}`),
    comesTo: 500_001,
  },
  {
    what: 'one line of five megabytes',
    bytes: text('x'.repeat(5_000_000)),
    comesTo: /line 1 is longer than a million characters/,
  },
  { what: 'a hundred thousand cells in a row', bytes: text(`Id,Name\n${'1,'.repeat(100_000)}\n`), comesTo: 1 },
  { what: 'nothing but line ends', bytes: text('\n'.repeat(1_000)), comesTo: /is empty/ },
  { what: 'nothing but a byte order mark', bytes: () => Uint8Array.of(0xef, 0xbb, 0xbf), comesTo: /is empty/ },
  {
    what: 'UTF-16 cut in the middle of a character',
    bytes: () => Buffer.concat([Buffer.from('\ufeffId,Name\n1,x\n', 'utf16le'), Uint8Array.of(65)]),
    comesTo: /not written in utf-16le/,
  },
  {
    what: 'a tap’s objects within objects, ten thousand deep',
    bytes: text(`{"type":"RECORD","stream":"s","record":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}\n`),
    comesTo: /too deep/,
  },
  {
    what: 'a tap’s record of ten thousand columns',
    bytes: text(
      `{"type":"RECORD","stream":"s","record":{${Array.from({ length: 10_000 }, (_, n) => `"c${n}":1`).join(',')}}}\n`,
    ),
    comesTo: /more than 2000 columns/,
  },
  {
    what: 'a tap’s line of 25 megabytes',
    bytes: text(
      `{"type":"STATE","value":1}\n{"type":"RECORD","stream":"s","record":{"a":"${'x'.repeat(25_000_000)}"}}\n`,
    ),
    comesTo: /longer than a message/,
  },
  {
    what: 'a tap that sets what every object has',
    bytes: text(
      '{"type":"RECORD","stream":"__proto__","record":{"__proto__":{"polluted":1},"constructor":"x","id":"1"}}\n',
    ),
    comesTo: 1,
  },
];

export const oddFiles: readonly OddFile[] = [...WORKBOOKS, ...PICTURES, ...TEXTS];
