import type { FieldReaders } from '../load/fieldReaders.ts';
import { detached } from '../text/detached.ts';

/** A column filled in this share of the whole rows is not left empty for want of something to say. */
const NEARLY_ALWAYS = 0.9;
/** So many whole rows show what a file's columns hold. */
const LOOKED_AT = 5_000;
/** Where so many rows are short, short rows are how the file is written. */
const MOST_SHORT = 50_000;

interface ShortRow {
  line: number;
  cells: string[];
}

const LOOKS = ['blank', 'number', 'date', 'text'] as const;
type Look = (typeof LOOKS)[number];

/**
 * Rows with fewer cells than the header. Programs leave empty cells at the end away; but where the missing cells are
 * filled in nearly every other row, the row was cut off, or a cell of it was lost and the others stand in the wrong columns.
 */
export class CutRows {
  private readonly short: ShortRow[] = [];
  private readonly columns: readonly string[];
  private readonly looks: Record<Look, number>[];
  private whole = 0;

  constructor(columns: readonly string[]) {
    this.columns = columns;
    this.looks = columns.map(() => ({ blank: 0, number: 0, date: 0, text: 0 }));
  }

  /** `width`: the cells the row has in the file. */
  note(cells: readonly string[], line: number, width: number): void {
    if (width < this.looks.length) {
      if (this.short.length < MOST_SHORT) this.short.push({ line, cells: cells.slice(0, width).map(detached) });
    } else if (this.whole < LOOKED_AT) {
      this.whole += 1;
      this.looks.forEach((looks, at) => {
        looks[lookOf(cells[at])] += 1;
      });
    }
  }

  /** The rows that cannot be taken as they stand, by line, and why. Nothing when no row is whole. */
  reasons(fields: FieldReaders): Map<number, string> {
    const found = new Map<number, string>();
    if (this.short.length >= MOST_SHORT) return found;
    for (const { line, cells } of this.short) {
      const width = cells.length;
      if (!this.looks.some((_, at) => at >= width && this.isFilled(at))) continue;
      // The last cell a row has may itself be cut off.
      const lost = [...fields.values()].find(({ at }) => at >= width - 1 && this.isFilled(at));
      const odd = cells.findIndex((cell, at) => this.isUnlike(cell, at));
      const what = lost
        ? `"${lost.column}" is cut off`
        : odd >= 0 &&
          odd < width - 1 &&
          `"${this.columns[odd]}" is unlike the other rows': a cell is missing before it`;
      if (what) found.set(line, `the row has ${width} of ${this.looks.length} cells, and ${what}`);
    }
    return found;
  }

  private isFilled(at: number): boolean {
    return this.whole > 0 && this.whole - this.looks[at].blank >= NEARLY_ALWAYS * this.whole;
  }

  private isUnlike(cell: string, at: number): boolean {
    const look = lookOf(cell);
    const looks = this.looks[at];
    const filled = this.whole - looks.blank;
    return look !== 'blank' && filled > 0 && looks[look] < (1 - NEARLY_ALWAYS) * filled;
  }
}

function lookOf(cell: string): Look {
  const text = cell.trim();
  if (text === '') return 'blank';
  if (/^[-+(]?[\d.,\s]+%?\)?$/.test(text)) return 'number';
  return /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/.test(text) ? 'date' : 'text';
}
