type Cell = string | number | undefined;

/** Columns in line: numbers to the right, an absent value as "–". */
export function table(head: string[], rows: Cell[][]): string {
  const text = rows.map((row) => row.map((cell) => (cell === undefined ? '–' : String(cell))));
  const widths = head.map((name, column) => Math.max(name.length, ...text.map((row) => row[column].length)));
  const right = head.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => (right[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...text.map(line)].join('\n');
}
