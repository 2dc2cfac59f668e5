import { IngestError } from '../ingestError.ts';

/** What the reader hands on: the cells of one row (the array is used again for the next row) and its first line, counted from 1. */
export type RowHandler = (cells: string[], line: number) => void;

export interface CsvDialect {
  delimiter: string;
  /** Carriage return alone is what old spreadsheet programs write. */
  newline: '\n' | '\r';
}

interface Cell {
  value: string;
  end: number;
}

const QUOTE = '"';
const NEVER_CLOSED = 'never closed';
/** A quoted cell longer than this was never closed, a longer line is none: waiting for its end would take the whole file into memory. */
const LONGEST_ROW = 1_000_000;

/**
 * Rows of a delimited text, whatever the cuts it arrives in. A cell in double quotes may hold delimiters, line breaks and
 * doubled quotes. Rows may have fewer or more cells than the header. A quote that is never closed is read as an ordinary
 * character, so that it spoils its own row and no other. Empty lines are skipped. Throws IngestError at a line longer than
 * a million characters.
 */
export class CsvReader {
  private rest = '';
  private line = 1;
  private readonly cells: string[] = [];
  private readonly dialect: CsvDialect;
  private readonly onRow: RowHandler;
  private readonly name: string;

  /** `name`: what a person calls the text. */
  constructor(dialect: CsvDialect, onRow: RowHandler, name = 'The text') {
    this.dialect = dialect;
    this.onRow = onRow;
    this.name = name;
  }

  push(chunk: string): void {
    this.consume(this.rest === '' ? chunk : this.rest + chunk, false);
  }

  /** The text is complete: what is left is the last row. */
  end(): void {
    this.consume(this.rest, true);
    this.rest = '';
  }

  private consume(text: string, last: boolean): void {
    const { newline } = this.dialect;
    let at = 0;
    let quote = text.indexOf(QUOTE);
    while (at < text.length) {
      let stop = text.indexOf(newline, at);
      if (stop < 0) {
        if (text.length - at > LONGEST_ROW) throw this.tooLong();
        if (!last) break;
        stop = text.length;
      }
      if (quote >= 0 && quote < at) quote = text.indexOf(QUOTE, at);
      if (quote < 0 || quote > stop) {
        this.plainRow(text, at, stop);
        at = stop + 1;
        continue;
      }
      const next = this.quotedRow(text, at, last || text.length - at > LONGEST_ROW);
      if (next < 0) break;
      at = next;
    }
    this.rest = at < text.length ? text.slice(at) : '';
  }

  /** A line without any quote: cut at the delimiters. */
  private plainRow(text: string, from: number, stop: number): void {
    const { cells } = this;
    const { delimiter } = this.dialect;
    const end = stop > from && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    if (end === from) {
      this.line += 1;
      return;
    }
    let at = from;
    let count = 0;
    let cut = text.indexOf(delimiter, at);
    while (cut >= 0 && cut < end) {
      cells[count++] = text.slice(at, cut);
      at = cut + 1;
      cut = text.indexOf(delimiter, at);
    }
    cells[count++] = text.slice(at, end);
    this.emit(count, 1);
  }

  /** Where the next row begins, or -1 when the row is not complete yet. */
  private quotedRow(text: string, from: number, last: boolean): number {
    let at = from;
    let count = 0;
    for (;;) {
      const cell = text.charAt(at) === QUOTE ? this.quotedCell(text, at, last) : this.bareCell(text, at, last);
      if (cell === NEVER_CLOSED) return this.unclosed(text, from);
      if (cell === undefined) return last ? this.unclosed(text, from) : -1;
      this.cells[count++] = cell.value;
      at = cell.end;
      if (text.charAt(at) === this.dialect.delimiter) {
        at += 1;
        continue;
      }
      this.emit(count, newlinesIn(text, from, at, this.dialect.newline) + 1);
      return at + (text.charCodeAt(at) === 13 && this.dialect.newline === '\n' ? 2 : 1);
    }
  }

  private bareCell(text: string, from: number, last: boolean): Cell | undefined {
    const { delimiter, newline } = this.dialect;
    for (let at = from; at < text.length; at++) {
      const c = text.charAt(at);
      if (c === delimiter || c === newline) return { value: text.slice(from, at), end: at };
      if (c === '\r' && text.charAt(at + 1) === newline) return { value: text.slice(from, at), end: at };
    }
    return last ? { value: text.slice(from), end: text.length } : undefined;
  }

  private quotedCell(text: string, from: number, last: boolean): Cell | typeof NEVER_CLOSED | undefined {
    let value = '';
    let isOnOneLine = true;
    let at = from + 1;
    for (;;) {
      const close = text.indexOf(QUOTE, at);
      if (close < 0 || close - from > LONGEST_ROW) return undefined;
      const piece = text.slice(at, close);
      value += piece;
      isOnOneLine &&= !piece.includes(this.dialect.newline);
      if (close + 1 === text.length && !last) return undefined;
      if (!isOnOneLine && this.opens(text, close)) return NEVER_CLOSED;
      if (text.charAt(close + 1) !== QUOTE) {
        // Characters between the closing quote and the delimiter belong to the cell as they stand.
        const tail = this.bareCell(text, close + 1, last);
        return tail && { value: value + tail.value, end: tail.end };
      }
      value += QUOTE;
      at = close + 2;
    }
  }

  /** Does this quote begin a cell rather than end one? Then the cell before it was cut off, and a later row begins here. */
  private opens(text: string, at: number): boolean {
    const { delimiter, newline } = this.dialect;
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
    return (before === delimiter || before === newline) && !['', delimiter, newline, '\r', QUOTE].includes(after);
  }

  private unclosed(text: string, from: number): number {
    const found = text.indexOf(this.dialect.newline, from);
    const stop = found < 0 ? text.length : found;
    this.plainRow(text, from, stop);
    return stop + 1;
  }

  private tooLong(): IngestError {
    return new IngestError(
      `${this.name}: line ${this.line} is longer than a million characters: this is no table, or its line ends are lost. Export it again.`,
    );
  }

  private emit(count: number, lines: number): void {
    const { cells } = this;
    cells.length = count;
    const line = this.line;
    this.line += lines;
    if (count > 1 || cells[0] !== '') this.onRow(cells, line);
  }
}

function newlinesIn(text: string, from: number, to: number, newline: string): number {
  let count = 0;
  for (let at = text.indexOf(newline, from); at >= 0 && at < to; at = text.indexOf(newline, at + 1)) count += 1;
  return count;
}
