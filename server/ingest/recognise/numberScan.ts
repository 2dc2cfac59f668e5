import { AnswerRange } from './answerRange.ts';
import { type DecimalMark, decimalShown, readNumber } from '../values/numberText.ts';

const PLAIN = /^-?\d{1,15}(?:\.\d+)?$/;
/** 1.234 may be one and a bit or a thousand; 0.234 may not. */
const GROUPED = /^-?[1-9]\d{0,2}\.\d{3}$/;

interface Proof {
  text: string;
  line: number;
}

/** Collects, over a whole column, what shows how its numbers are written, and their range. */
export class NumberScan {
  numbers = 0;
  others = 0;
  private readonly proofs: Partial<Record<DecimalMark | 'either', Proof>> = {};
  private readonly ranges = { '.': new AnswerRange(), ',': new AnswerRange() };

  add(text: string, line: number): void {
    if (PLAIN.test(text)) {
      this.addPlain(text, line);
      return;
    }
    const asPoint = readNumber(text, '.');
    const asComma = readNumber(text, ',');
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

  /** Digits with at most one point: what most numbers look like, and quick to judge. */
  private addPlain(text: string, line: number): void {
    const value = Number(text);
    this.numbers += 1;
    this.ranges['.'].add(value);
    if (!text.includes('.')) this.ranges[','].add(value);
    else if (GROUPED.test(text)) {
      this.ranges[','].add(value * 1_000);
      this.proofs.either ??= { text, line };
    } else this.proofs['.'] ??= { text, line };
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

  range(decimal: DecimalMark): AnswerRange {
    return this.ranges[decimal];
  }
}

const say = (proof: Proof, mark: DecimalMark) =>
  `${proof.text} on line ${proof.line} can only have a decimal ${mark === '.' ? 'point' : 'comma'}`;
