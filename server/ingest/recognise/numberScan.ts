import { type DecimalMark, decimalShown, readNumber } from '../values/numberText.ts';

interface Proof {
  text: string;
  line: number;
}

/** Collects, over a whole column, what shows how its numbers are written, and their range. */
export class NumberScan {
  numbers = 0;
  others = 0;
  private readonly proofs: Partial<Record<DecimalMark | 'either', Proof>> = {};
  private readonly ranges = { '.': new Range(), ',': new Range() };

  add(text: string, line: number): void {
    const asPoint = readNumber(text, '.');
    const asComma = asPoint !== undefined && !/[.,]/.test(text) ? asPoint : readNumber(text, ',');
    if (asPoint === undefined && asComma === undefined) {
      this.others += 1;
      return;
    }
    this.numbers += 1;
    this.ranges['.'].add(asPoint);
    this.ranges[','].add(asComma);
    const shown = decimalShown(text);
    if (shown) this.proofs[shown] ??= { text, line };
  }

  get looksLikeNumbers(): boolean {
    return this.numbers > 0 && this.numbers >= 4 * this.others;
  }

  conclude(): { decimal?: DecimalMark; evidence?: string; question?: string } {
    const { '.': point, ',': comma, either } = this.proofs;
    if (point && comma) {
      return { question: `${say(point, '.')}, but ${say(comma, ',')}` };
    }
    if (point) return { decimal: '.', evidence: say(point, '.') };
    if (comma) return { decimal: ',', evidence: say(comma, ',') };
    if (either) {
      return { question: `the mark in ${either.text} on line ${either.line} may be a decimal mark or group thousands` };
    }
    return this.numbers > 0 ? { decimal: '.', evidence: 'whole numbers only' } : {};
  }

  range(decimal: DecimalMark): Range {
    return this.ranges[decimal];
  }
}

/** Lowest and highest value, and whether all are whole. */
export class Range {
  low = Number.POSITIVE_INFINITY;
  high = Number.NEGATIVE_INFINITY;
  whole = true;

  add(value: number | undefined): void {
    if (value === undefined) return;
    if (value < this.low) this.low = value;
    if (value > this.high) this.high = value;
    if (!Number.isInteger(value)) this.whole = false;
  }
}

const say = (proof: Proof, mark: DecimalMark) =>
  `${proof.text} on line ${proof.line} can only have a decimal ${mark === '.' ? 'point' : 'comma'}`;
