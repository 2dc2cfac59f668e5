/** What the number format of a cell makes of its number, as far as it changes what the number means. */
export type CellFormat = { shows: 'number' | 'day' | 'time' | 'percent' } | { shows: 'code'; pattern: string };

const PLAIN: CellFormat = { shows: 'number' };
/** Formats that have a number instead of a pattern (ECMA-376, part 1, 18.8.30); those of East Asian calendars are days. */
const DAYS: readonly (readonly [number, number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [36, 36],
  [50, 58],
];
const TIMES: readonly (readonly [number, number])[] = [
  [18, 21],
  [32, 35],
  [45, 47],
];

/** The format of this number; `codes` are the patterns the workbook declares itself. */
export function cellFormat(id: number, codes: ReadonlyMap<number, string>): CellFormat {
  const code = codes.get(id);
  if (code !== undefined) return patternFormat(code);
  if (isIn(DAYS, id)) return { shows: 'day' };
  if (isIn(TIMES, id)) return { shows: 'time' };
  return id === 9 || id === 10 ? { shows: 'percent' } : PLAIN;
}

const isIn = (ranges: typeof DAYS, id: number) => ranges.some(([low, high]) => id >= low && id <= high);

function patternFormat(code: string): CellFormat {
  const [first] = code
    .replaceAll(/"[^"]*"|\\.|[_*]./g, (literal) => (/^\\[-/. ]$/.test(literal) ? literal[1] : ''))
    .split(';');
  const bare = first.replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').replaceAll(/general/gi, '');
  if (/[yd]/i.test(bare)) return { shows: 'day' };
  if (/[hs]/i.test(bare)) return { shows: 'time' };
  if (/m/i.test(bare)) return { shows: 'day' };
  if (bare.includes('%')) return { shows: 'percent' };
  // 00000 and 000-00-0000 are how numbers that are codes keep their leading zeros.
  return /^0[0\-/. ]*0$/.test(bare) && !bare.includes('.') ? { shows: 'code', pattern: bare } : PLAIN;
}
