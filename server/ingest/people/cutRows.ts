import type { FieldReaders } from '../load/fieldReaders.ts';

/** A column filled in this share of the whole rows is not left empty for want of something to say. */
const NEARLY_ALWAYS = 0.9;

interface ShortRow {
  line: number;
  width: number;
}

/**
 * Rows that end before the header does. Programs leave empty cells at the end away; but where the missing cells are
 * filled in nearly every other row, the row was cut off, and what it says is not the whole truth.
 */
export class CutRows {
  private readonly short: ShortRow[] = [];
  private readonly filled: number[];
  private whole = 0;

  constructor(columns: readonly string[]) {
    this.filled = columns.map(() => 0);
  }

  /** `width`: the cells the row has in the file. */
  note(cells: readonly string[], line: number, width: number): void {
    const { filled } = this;
    if (width < filled.length) {
      this.short.push({ line, width });
      return;
    }
    this.whole += 1;
    for (let at = 0; at < filled.length; at++) if (cells[at].trim() !== '') filled[at] += 1;
  }

  /**
   * The rows that lack a field, by line, and why. The last cell a row has may itself be cut off. Nothing when no row is
   * whole.
   */
  reasons(fields: FieldReaders): Map<number, string> {
    const isFilled = (at: number) => this.whole > 0 && this.filled[at] >= NEARLY_ALWAYS * this.whole;
    const read = [...fields.values()];
    const found = new Map<number, string>();
    for (const { line, width } of this.short) {
      const goesOn = this.filled.some((_, at) => at >= width && isFilled(at));
      const lost = read.find(({ at }) => at >= width - 1 && isFilled(at));
      if (goesOn && lost) {
        found.set(line, `the row ends after ${width} of ${this.filled.length} cells: "${lost.column}" is cut off`);
      }
    }
    return found;
  }
}
