import { IngestError } from '../ingestError.ts';
import { tooLarge } from './archive.ts';
import { numberCell, unescaped } from './cellText.ts';
import { LIMITS } from './limits.ts';
import type { Workbook } from './workbook.ts';
import type { XmlHandler } from './xml.ts';

/** What the cells of a sheet are understood with. */
export interface SheetContext extends Pick<Workbook, 'formats' | 'from1904'> {
  /** The file's name, for what is told to a person. */
  name: string;
  /** The text a cell refers to by number; `undefined` when there is none. */
  shared(index: number): string | undefined;
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  /** Inside the element that holds the value, and not in the reading aid beside it. */
  reading: boolean;
}

/** The filled cells of a sheet as it goes by: `onRow` gets the texts of a row and its number, counted from 1. */
export function sheetReader(context: SheetContext, onRow: (cells: string[], row: number) => void): XmlHandler {
  let row = 0;
  let cells: string[] = [];
  let column = 0;
  let cell: OpenCell | undefined;
  let inAid = false;
  return {
    open(element, attributes) {
      if (element === 'row') {
        row = rowNumber(context.name, attributes.r, row);
        cells = [];
        column = 0;
      } else if (element === 'c') {
        column = attributes.r === undefined ? column + 1 : columnNumber(attributes.r);
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', reading: false };
      } else if (element === 'rPh') inAid = true;
      else if (cell && (element === 'v' || element === 't')) cell.reading = !inAid;
    },
    text(text) {
      if (!cell?.reading) return;
      cell.value += text;
      if (cell.value.length > LIMITS.cell)
        throw tooLarge(context.name, `a cell of row ${row} is longer than any real one`);
    },
    close(element) {
      if (element === 'rPh') inAid = false;
      else if (cell && (element === 'v' || element === 't')) cell.reading = false;
      else if (element === 'c' && cell) {
        put(context, cells, cell, row);
        cell = undefined;
      } else if (element === 'row' && cells.length > 0) onRow(cells, row);
    },
  };
}

function put(context: SheetContext, cells: string[], cell: OpenCell, row: number): void {
  const text = textOf(cell, context, row);
  if (text === '') return;
  if (cell.column > LIMITS.filledColumns) {
    throw tooLarge(context.name, `row ${row} has a cell in column ${cell.column}, which is no table`);
  }
  while (cells.length < cell.column) cells.push('');
  cells[cell.column - 1] = text;
}

function textOf(
  { type, value, style }: OpenCell,
  { formats, from1904, shared, name }: SheetContext,
  row: number,
): string {
  switch (type) {
    case 'n':
      return value === '' ? '' : numberCell(value.trim(), formats[style], from1904);
    case 's': {
      const text = value.trim() === '' ? '' : shared(Number(value));
      if (text === undefined) throw damagedSheet(name, `row ${row} refers to a text there is none of`);
      return text;
    }
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE';
    default:
      return unescaped(value);
  }
}

function rowNumber(name: string, written: string | undefined, before: number): number {
  const row = written === undefined ? before + 1 : Number(written);
  if (!Number.isInteger(row) || row <= before) throw damagedSheet(name, `row ${written} follows row ${before}`);
  if (row > LIMITS.rows) throw tooLarge(name, `it has a row ${row}, which Excel has not`);
  return row;
}

/** 1 for `A7`, 27 for `AA7`; the first when it is no place, and far out when it is beyond Excel’s. */
function columnNumber(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = Math.min(column * 26 + digit, LIMITS.columns + 1);
  }
  return Math.max(column, 1);
}

function damagedSheet(name: string, why: string): IngestError {
  return new IngestError(
    `${name} is damaged (${why}): open it in a spreadsheet program, save it again, and import that.`,
  );
}
