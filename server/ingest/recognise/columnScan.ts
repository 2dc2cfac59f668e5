import { readAnswerLabel } from '../values/answerLabel.ts';
import { isMissing } from '../values/missing.ts';
import { readYesNo } from '../values/yesNo.ts';
import { DateScan } from './dateScan.ts';
import { NumberScan } from './numberScan.ts';

/** After this many values it is clear what a column holds; only columns of dates and numbers are read on. */
const PROBE = 2_000;
const MOST_CHOICES = 200;

/** What a column is read for over its whole length, beyond finding out its type. */
export interface Wanted {
  date: boolean;
  number: boolean;
  choices: boolean;
}

/** Everything the values of one column tell. */
export class ColumnScan {
  filled = 0;
  yesNo = 0;
  labels = 0;
  readonly samples: string[] = [];
  /** The different values, while there are few of them. */
  readonly choices = new Set<string>();
  readonly dates: DateScan;
  readonly numbers = new NumberScan();
  private settled = false;
  private readDates = true;
  private readNumbers = true;
  private readonly wanted: Wanted;

  constructor(today: string, wanted: Wanted) {
    this.dates = new DateScan(today);
    this.wanted = wanted;
  }

  add(cell: string, line: number): void {
    if (this.settled) return;
    const text = cell.trim();
    if (isMissing(text)) return;
    this.filled += 1;
    if (this.readDates) this.dates.add(text, line);
    if (this.readNumbers) this.numbers.add(text, line);
    if (this.filled <= PROBE) this.probe(text);
    else if (this.wanted.choices) this.addChoice(text);
    if (this.filled === PROBE) this.settle();
  }

  get type(): 'text' | 'date' | 'number' | 'yes/no' {
    if (this.dates.looksLikeDates) return 'date';
    if (this.yesNo > 0 && this.yesNo === Math.min(this.filled, PROBE)) return 'yes/no';
    return this.numbers.looksLikeNumbers ? 'number' : 'text';
  }

  /** Are the values answers in words ("Agree"), perhaps with numbers among them, all of those looked at but a few? */
  get looksLikeLabels(): boolean {
    const looked = Math.min(this.filled, PROBE);
    return this.labels > 0 && this.labels + Math.min(this.numbers.numbers, looked) >= 0.9 * looked;
  }

  private probe(text: string): void {
    if (this.samples.length < 3 && !this.samples.includes(text)) this.samples.push(detached(text));
    if (readYesNo(text) !== undefined && !/\d/.test(text)) this.yesNo += 1;
    if (readAnswerLabel(text) !== undefined) this.labels += 1;
    this.addChoice(text);
  }

  private addChoice(text: string): void {
    if (this.choices.size < MOST_CHOICES && !this.choices.has(text)) this.choices.add(detached(text));
  }

  private settle(): void {
    this.readDates = this.wanted.date || this.dates.looksLikeDates;
    this.readNumbers = this.wanted.number;
    this.settled = !this.readDates && !this.readNumbers && !this.wanted.choices;
  }
}

/** A copy with memory of its own: a part of a longer text keeps the whole of it alive. */
export function detached(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
