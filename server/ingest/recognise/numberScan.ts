import { AnswerRange } from './answerRange.ts';
import { type DecimalMark, decimalShown, readNumber } from '../values/numberText.ts';
import { RepeatedTexts } from './repeatedTexts.ts';

const PLAIN = /^-?\d{1,15}(?:\.\d+)?$/;
/** 1.234 may be one and a bit or a thousand; 0.234 may not. */
const GROUPED = /^-?[1-9]\d{0,2}\.\d{3}$/;

interface Proof {
  text: string;
  line: number;
}

/** Few columns of numbers repeat more different ones than these. */
const MOST_KEPT = 2_000;

/** Collects, over a whole column, what shows how its numbers are written, and their range. */
export class NumberScan {
  private counted = 0;
  private others = 0;
  private readonly texts = new RepeatedTexts(MOST_KEPT);
  private readonly proofs: Partial<Record<DecimalMark | 'either', Proof>> = {};
  private readonly ranges = { '.': new AnswerRange(), ',': new AnswerRange() };

  add(text: string, line: number): void {
    if (!this.texts.cameAgain(text)) this.read(text, line, 1);
  }

  get numbers(): number {
    this.reckonIn();
    return this.counted;
  }

  private reckonIn(): void {
    // The line was told when the text first came.
    this.texts.takeAgain((text, times) => this.read(text, 0, times));
  }

  private read(text: string, line: number, times: number): void {
    if (PLAIN.test(text)) {
      this.readPlain(text, line, times);
      return;
    }
    const asPoint = readNumber(text, '.');
    const asComma = readNumber(text, ',');
    if (asPoint === undefined && asComma === undefined) {
      this.others += times;
      return;
    }
    this.counted += times;
    this.ranges['.'].add(asPoint, times);
    this.ranges[','].add(asComma, times);
    const shown = decimalShown(text);
    if (shown) this.proofs[shown] ??= { text, line };
  }

  /** Digits with at most one point: what most numbers look like, and quick to judge. */
  private readPlain(text: string, line: number, times: number): void {
    const value = Number(text);
    this.counted += times;
    this.ranges['.'].add(value, times);
    if (!text.includes('.')) this.ranges[','].add(value, times);
    else if (GROUPED.test(text)) {
      this.ranges[','].add(value * 1_000, times);
      this.proofs.either ??= { text, line };
    } else this.proofs['.'] ??= { text, line };
  }

  get looksLikeNumbers(): boolean {
    return this.numbers > 0 && this.counted >= 4 * this.others;
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
    this.reckonIn();
    return this.ranges[decimal];
  }
}

const say = (proof: Proof, mark: DecimalMark) =>
  `${proof.text} on line ${proof.line} can only have a decimal ${mark === '.' ? 'point' : 'comma'}`;
