import type { CsvDialect } from './csvReader.ts';
import { CsvReader } from './csvReader.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * How the rows of a delimited file are written, judged by its first lines: the delimiter that cuts most of them into the
 * same number of cells, more cells winning.
 */
export function sniffDialect(head: string): CsvDialect {
  const newline = !head.includes('\n') && head.includes('\r') ? '\r' : '\n';
  let best: CsvDialect = { delimiter: ',', newline };
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = agreement(head, { delimiter, newline });
    if (score > bestScore) {
      best = { delimiter, newline };
      bestScore = score;
    }
  }
  return best;
}

function agreement(head: string, dialect: CsvDialect): number {
  const widths: number[] = [];
  const reader = new CsvReader(dialect, (cells) => {
    if (widths.length < 50) widths.push(cells.length);
  });
  reader.push(head);
  // The last line of a head is cut anywhere; only a file that is one line long has nothing else.
  if (widths.length === 0) reader.end();
  const width = widths[0];
  if (width === undefined || width < 2) return 0;
  const same = widths.filter((each) => each === width).length / widths.length;
  return same * same * Math.log2(width + 1);
}
