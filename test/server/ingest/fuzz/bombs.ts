import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { partsOf, textRow, workbook } from '../reading/workbooks.ts';

const MB = 1024 ** 2;
const HEADER = 'employee_id,name,hire_date';
const rows = (count: number, first = 0) =>
  Array.from({ length: count }, (_, i) => `E${first + i},Person ${first + i},2020-01-${10 + (i % 20)}`).join('\n');
/** More text than a quoted cell may hold. */
const long = (count: number) => rows(count).replaceAll('Person', 'Person'.padEnd(600, ' x'));
const table = (count = 20) => `${HEADER}\n${rows(count)}\n`;
const utf8 = (text: string) => Buffer.from(text);
const sheet = (insides: string) => workbook({ sheets: { A: insides } });
const staff = textRow(1, 'employee_id', 'name', 'hire_date') + textRow(2, 'E1', 'Bo', '2020-01-13');
const record = (value: object) => `${JSON.stringify({ type: 'RECORD', stream: 's', record: value })}\n`;

/** A valid archive whose directory says that everything in it is small. */
function lying(): Uint8Array {
  const bytes = Buffer.from(sheet(staff + ' '.repeat(30 * MB)));
  for (
    let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  )
    if (bytes.readUInt32LE(at + 24) > MB) bytes.writeUInt32LE(1_000, at + 24);
  return bytes;
}

function withEntries(count: number): Uint8Array {
  const more = Object.fromEntries(Array.from({ length: count }, (_, i) => [`xl/media/${i}.png`, new Uint8Array(1)]));
  return zipSync({ ...partsOf({ sheets: { A: staff } }), ...more });
}

const laughs = (): Uint8Array => {
  const entities = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  const xml = `<!DOCTYPE x [<!ENTITY l0 "ha">${entities}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l12;</t></is></c></row></sheetData></worksheet>`;
  return workbook({ sheets: { A: staff }, parts: { 'xl/worksheets/sheet1.xml': strToU8(xml) } });
};

/** Files made to break a reader, by name: each small on disk or plain to see through, and never a good table alone. */
export const BOMBS: Readonly<Record<string, () => string | Uint8Array>> = {
  'quote-never-closed.csv': () => `${HEADER}\nE1,"Bo,2020-01-13\n${long(3_000)}\n`,
  'quote-in-header-never-closed.csv': () => `employee_id,"name,hire_date\n${long(3_000)}\n`,
  'every-row-opens-a-quote.csv': () => `${HEADER}\n${rows(3_000).replaceAll('Person', '"Person')}\n`,
  'one-line-of-50-MB.csv': () => 'x'.repeat(50 * MB),
  'one-line-of-50-MB-below-a-table.csv': () => `${table()}${'x'.repeat(50 * MB)}`,
  'one-quoted-cell-of-50-MB.csv': () => `${HEADER}\nE1,"${'x'.repeat(50 * MB)}",2020-01-13\n${rows(10)}\n`,
  '100000-columns.csv': () =>
    `${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(99_999)}1\n`,
  '100000-cells-in-one-row.csv': () => `${table()}${'1,'.repeat(100_000)}\n`,
  '1000-columns-of-one-name.csv': () => `${HEADER}${',name'.repeat(1_000)}\n${rows(10)}\n`,
  '5000000-empty-lines.csv': () => `${'\n'.repeat(5_000_000)}${table()}`,
  'only-commas.csv': () => ','.repeat(20 * MB),
  'only-quotes.csv': () => '"'.repeat(20 * MB),
  'quotes-and-commas.csv': () => '",'.repeat(5 * MB),
  'quotes-and-line-ends.csv': () => `${HEADER}\n${'"\n'.repeat(MB / 2)}`,
  'doubled-quotes-never-closed.csv': () => `${HEADER}\nE1,"${'""\n'.repeat(1 * MB)}`,
  'mixed-line-ends.csv': () =>
    `${HEADER}\rE1,Bo,2020-01-13\r\nE2,Cy,2020-01-14\nE3,Di,2020-01-15\r\rE4,Ed,2020-01-16\n\r`,
  'byte-order-marks-in-the-middle.csv': () =>
    table().replaceAll('Person', '\ufeffPerson\ufeff').replaceAll('\nE', '\n\ufeffE'),
  'null-characters.csv': () => table().replaceAll('e', 'e\0'),
  'lone-surrogates.csv': () =>
    Buffer.concat([utf8(table()), Buffer.from('\xed\xa0\x80,\xed\xb0\x80,2020-01-13\n', 'latin1')]),
  'overlong-characters.csv': () =>
    Buffer.concat([utf8(table()), Buffer.from('E9,\xc0\x80\xf0\x80\x80\xaf,2020-01-13\n', 'latin1')]),
  'utf-16-with-an-odd-byte.csv': () => Buffer.concat([Buffer.from(`\ufeff${table()}`, 'utf16le'), Buffer.from('x')]),
  'utf-16-with-lone-surrogates.csv': () => Buffer.from(`\ufeff${table()}E9,\ud800,2020-01-13\n`, 'utf16le'),
  '3000-letters-in-every-cell.csv': () => `${HEADER}\n${'é'.repeat(3_000)},${'ß'.repeat(3_000)},2020-01-13\n`,
  'random-letters-in-keys.csv': () =>
    `${HEADER}\n${Array.from({ length: 9_000 }, (_, i) => ((i * 7_919) % 9_973).toString(36)).join('')},Bo,2020-01-13\n`,
  'one-id-20000-times.csv': () => `${HEADER}\n${'E1,Bo,2020-01-13\n'.repeat(20_000)}`,
  'gzip-of-1-GB.csv.gz': () => {
    const member = gzipSync(Buffer.alloc(25 * MB, 'E1,Bo,2020-01-13\n'));
    return Buffer.concat([gzipSync(`${HEADER}\n`), ...Array.from({ length: 40 }, () => member)]);
  },
  'gzip-in-gzip-in-gzip.csv.gz': () => gzipSync(gzipSync(gzipSync(table()))),
  'gzip-cut-short.csv.gz': () => gzipSync(table(5_000)).subarray(0, 9_000),
  'gzip-with-more-behind.csv.gz': () => Buffer.concat([gzipSync(table()), Buffer.alloc(5_000, 'x')]),
  'sheet-of-200-MB.xlsx': () => sheet(staff + ' '.repeat(200 * MB)),
  'sheet-longer-than-said.xlsx': lying,
  '1000000-empty-rows.xlsx': () =>
    sheet(staff + Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 3}"/>`).join('')),
  'cell-at-the-far-end.xlsx': () => sheet(`${staff}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
  'cell-beyond-the-end.xlsx': () => sheet(`${staff}<row r="999999999999"><c r="ZZZZZZZ9"><v>1</v></c></row>`),
  'billion-laughs.xlsx': laughs,
  '5000-entries.xlsx': () => withEntries(5_000),
  'shared-text-that-is-not-there.xlsx': () =>
    sheet(`${staff}<row r="3"><c t="s"><v>-1</v></c><c t="s"><v>1e99</v></c><c t="s"><v/></c></row>`),
  '100000-tags-deep.xlsx': () => sheet(`${staff}${'<a>'.repeat(100_000)}`),
  'zip-in-zip.xlsx': () => zipSync({ 'inner.zip': zipSync({ 'a.csv': strToU8(table()) }) }),
  'message-of-50-MB.jsonl': () => record({ employee_id: 'E1', name: 'x'.repeat(50 * MB) }),
  '50-MB-in-messages-after-a-good-one.jsonl': () => `${record({ employee_id: 'E1' })}${'x'.repeat(50 * MB)}`,
  '100000-levels-deep.jsonl': () =>
    `${record({ employee_id: 'E1' })}{"type":"RECORD","stream":"s","record":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}\n`,
  '50000-properties.jsonl': () => record(Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`p${i}`, i]))),
  'properties-of-objects.jsonl': () =>
    `{"type":"RECORD","stream":"__proto__","record":{"__proto__":{"employee_id":"E1"},"constructor":"x","toString":1,"employee_id":"E1","employee_id":"E2"}}\n`,
};
