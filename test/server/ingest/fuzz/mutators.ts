import type { RandomSource } from '#shared/stats/seededRandom.ts';

/** Cells that have broken some reader somewhere: numbers, days and texts at and beyond every edge. */
const NASTY: readonly string[] = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  '\u2028',
  '\u00a0',
  '\ufeff',
  '\u0000',
  '\ud800',
  '\udc00x',
  '\u202e',
  '\ufffe',
  '0',
  '-0',
  '1e400',
  '-1e400',
  '1e-400',
  'NaN',
  'Infinity',
  '-Infinity',
  '0x10',
  '1_000',
  '१२',
  '９９',
  '1,234.5',
  '1.234,5',
  '١٢٣',
  '2147483648',
  '-2147483649',
  '9223372036854775808',
  '9'.repeat(40),
  '9'.repeat(400),
  '0.'.padEnd(400, '3'),
  '32768',
  '1e9',
  '1e15',
  '0000-00-00',
  '2020-02-30',
  '9999-12-31',
  '10000-01-01',
  '99999-12-31',
  '0001-01-01',
  '-0044-03-15',
  'infinity',
  '-infinity',
  'epoch',
  'now',
  'today',
  '2020-13-01',
  '31/31/2020',
  '1/1/00',
  '29/2/2019',
  '2020-1',
  '20200230',
  '45000',
  '-1',
  '2958466',
  '1900-02-29',
  'NULL',
  'null',
  '\\N',
  '\\.',
  '\\',
  '\\x00',
  '#N/A',
  '#REF!',
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+1',
  '@x',
  '-',
  '--',
  'true',
  'ja',
  "'; drop table employees; --",
  '$1',
  '%s',
  '{}',
  '[]',
  '{"a":1}',
  '<script>',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(300),
  'x'.repeat(3_000),
  'é'.repeat(3_000),
  'ab'.repeat(50_000),
  '💥',
  '👩‍👩‍👧‍👦'.repeat(40),
  'e' + '\u0301'.repeat(500),
  'ﷺ',
  'İ',
  'ß',
];

const pick = <T>(of: readonly T[], draw: RandomSource): T => of[Math.floor(draw() * of.length)];
const upTo = (most: number, draw: RandomSource) => Math.floor(draw() * most);

/** A table as it is meant, and how it is written down. */
export type Grid = string[][];

/** Puts nasty cells into a table, and moves, drops and doubles its rows; the header stays. */
export function nastyGrid(grid: Grid, draw: RandomSource): Grid {
  const [header, ...rows] = grid.map((row) => [...row]);
  for (let times = 1 + upTo(6, draw); times > 0; times -= 1) {
    const row = pick(rows, draw);
    const other = pick(rows, draw);
    const act = upTo(10, draw);
    if (act < 6) row[upTo(header.length, draw)] = pick(NASTY, draw);
    else if (act === 6) rows.push([...row]);
    else if (act === 7) row[upTo(header.length, draw)] = pick(other, draw);
    else if (act === 8) row[upTo(header.length, draw)] += pick(NASTY, draw);
    else rows.sort(() => draw() - 0.5);
  }
  // A cell put behind the end of a short row leaves none between.
  return [header, ...rows.map((row) => Array.from(row, (cell: string | undefined) => cell ?? ''))];
}

const quoted = (cell: string) => (/["\s,;|]|^$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The table as a delimited text that says exactly what it means. */
export function written(grid: Grid, draw: RandomSource): string {
  const delimiter = pick([',', ';', '\t', '|'], draw);
  const end = pick(['\n', '\r\n'], draw);
  return `${grid.map((row) => row.map(quoted).join(delimiter)).join(end)}${end}`;
}

/** A text whose pieces were moved, dropped, doubled or replaced by nasty ones. */
export function mangled(text: string, draw: RandomSource): string {
  let now = text;
  for (let times = 1 + upTo(8, draw); times > 0; times -= 1) {
    const at = upTo(now.length + 1, draw);
    const to = at + upTo(30, draw);
    const act = upTo(6, draw);
    if (act === 0) now = now.slice(0, at) + now.slice(to);
    else if (act === 1) now = now.slice(0, at) + pick(NASTY, draw) + now.slice(at);
    else if (act === 2) now = now.slice(0, to) + now.slice(at);
    else if (act === 3)
      now = now.replaceAll(pick([',', '\n', '"', '-', '0', 'e'], draw), pick(NASTY.slice(0, 17), draw));
    else if (act === 4) now = now.slice(0, at) + pick(NASTY, draw) + now.slice(to);
    else now = now.slice(0, at);
  }
  return now;
}

/** Bytes some of which were changed, dropped, doubled or cut off. */
export function mutated(bytes: Uint8Array, draw: RandomSource): Uint8Array {
  let now = Buffer.from(bytes);
  for (let times = 1 + upTo(10, draw); times > 0; times -= 1) {
    const at = upTo(now.length, draw);
    const act = upTo(8, draw);
    if (act < 3) now[at] = upTo(256, draw);
    else if (act < 5) now[at] ^= 1 << upTo(8, draw);
    else if (act === 5) now = Buffer.concat([now.subarray(0, at), now.subarray(at + upTo(40, draw))]);
    else if (act === 6) now = Buffer.concat([now.subarray(0, at), now.subarray(Math.max(0, at - 20))]);
    else if (draw() < 0.2) now = now.subarray(0, at + 1);
  }
  return now;
}
