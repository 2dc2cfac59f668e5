const STARTS = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '＝', '＋', '－', '＠', "'=", 'a;=', 'a\n=', '";=', '",='];
const REST = [
  '1+1',
  'SUM(A1:A9)',
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://127.0.0.1/?"&A1,"x")',
  'WEBSERVICE("http://127.0.0.1/")',
  'IMPORTXML(CONCAT("http://127.0.0.1/",A1),"//a")',
  'DDE("cmd";"/C calc";"x")',
  '1;=2',
  '1,=2',
  '"&A1&"',
];
const MOST = 500;

/** 500 texts that a spreadsheet would run if they stood in a cell as they are. */
export function formulas(): string[] {
  const all: string[] = [];
  for (let i = 0; all.length < MOST; i++)
    for (const start of STARTS)
      for (const rest of REST) if (all.length < MOST) all.push(`${start}${rest}${i === 0 ? '' : i}`);
  return all;
}

/** The cells of a CSV text, row by row, as RFC 4180 has it. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, cell, end] of text.replace('\uFEFF', '').matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/g)) {
    rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0] !== '');
}

/** Would a spreadsheet run this cell? A number is no formula. */
export const runs = (cell: string): boolean =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d+(?:\.\d+)?$/.test(cell);
