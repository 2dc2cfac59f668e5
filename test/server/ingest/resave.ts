/** A table as other people's programs save it again: the header and the rows, and what stands between cells. */
export interface Sheet {
  header: string[];
  rows: string[][];
}

/** The rows of a comma-separated text, quotes and byte order mark taken away. */
export function sheetOf(text: string): Sheet {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const body = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < body.length; i++) {
    const c = body.charAt(i);
    if (quoted && c === '"' && body.charAt(i + 1) === '"') cell += body.charAt(++i);
    else if (c === '"') quoted = !quoted;
    else if (c === ',' && !quoted) {
      row.push(cell);
      cell = '';
    } else if (c === '\n' && !quoted) {
      rows.push([...row, cell.replace(/\r$/, '')]);
      row = [];
      cell = '';
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  const [header, ...rest] = rows.filter((cells) => cells.some((each) => each !== ''));
  return { header, rows: rest };
}

/** The sheet as delimited text. */
export function textOf({ header, rows }: Sheet, delimiter = ','): string {
  const cellText = (cell: string) =>
    cell.includes(delimiter) || cell.includes('"') || cell.includes('\n') ? `"${cell.replaceAll('"', '""')}"` : cell;
  return [header, ...rows].map((cells) => `${cells.map(cellText).join(delimiter)}\n`).join('');
}

/** The cells of these columns written another way; blank cells stay. `n`: the row, from 0. */
export function rewritten(sheet: Sheet, columns: readonly string[], how: (cell: string, n: number) => string): Sheet {
  const at = columns.map((column) => {
    const found = sheet.header.indexOf(column);
    if (found < 0) throw new Error(`no column ${column}`);
    return found;
  });
  const rows = sheet.rows.map((cells, n) =>
    cells.map((cell, i) => (at.includes(i) && cell.trim() !== '' ? how(cell, n) : cell)),
  );
  return { header: sheet.header, rows };
}

export function renamed(sheet: Sheet, names: Readonly<Record<string, string>>): Sheet {
  return { ...sheet, header: sheet.header.map((column) => names[column] ?? column) };
}

/** "Last, First" in one column becomes two columns. */
export function split(sheet: Sheet, column: string, [first, last]: readonly [string, string]): Sheet {
  const at = sheet.header.indexOf(column);
  const into = (cells: readonly string[], parts: readonly string[]) =>
    cells.flatMap((c, i) => (i === at ? parts : [c]));
  return {
    header: into(sheet.header, [first, last]),
    rows: sheet.rows.map((cells) => {
      const [lastName, firstName = ''] = cells[at].split(',').map((part) => part.trim());
      return into(cells, [firstName, lastName]);
    }),
  };
}

/** One row changed, the others as they are. */
export function withRow(sheet: Sheet, n: number, change: (cells: string[]) => string[]): Sheet {
  return { ...sheet, rows: sheet.rows.map((cells, i) => (i === n ? change([...cells]) : cells)) };
}

/** m/d/yyyy in another order, with other marks or fewer digits; a time of day behind it stays. */
export function dateAs(pattern: string): (cell: string) => string {
  return (cell) =>
    cell.replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})/, (_, month: string, day: string, year: string) =>
      pattern.replace(/yyyy|yy|mm|dd|m|d/g, (part) => {
        if (part === 'yyyy') return year;
        if (part === 'yy') return year.slice(2);
        const value = part.startsWith('m') ? month : day;
        return part.length === 2 ? value.padStart(2, '0') : value;
      }),
    );
}
