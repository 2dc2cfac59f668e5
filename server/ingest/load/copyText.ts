const SPECIAL = /[\\\t\n\r]/;
const BLOCK = 1 << 16;

/** A value as COPY's text format writes it. */
export function copyCell(text: string | null): string {
  if (text === null) return '\\N';
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** Rows of values as the bytes of a COPY stream. */
export async function* copyRows(
  rows: Iterable<readonly (string | number | boolean | null)[]>,
): AsyncGenerator<Uint8Array> {
  let text = '';
  for (const row of rows) {
    text += `${row.map((value) => copyCell(value === null ? null : String(value))).join('\t')}\n`;
    if (text.length < BLOCK) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  if (text !== '') yield Buffer.from(text, 'utf8');
}
