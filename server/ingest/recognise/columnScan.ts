import { detached } from '../text/detached.ts';
import { isNoAnswer, leadingNumber } from '../values/answerLabels.ts';
import { LabelTally } from '../values/labelScale.ts';
import { isMissing } from '../values/missing.ts';
import { periodEnd } from '../values/periodText.ts';
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
  /** Answers in words, and cells that say there is no answer. */
  readonly labels = new LabelTally();
  private noAnswers = 0;
  readonly samples: string[] = [];
  /** The different values, while there are few of them. */
  readonly choices = new Set<string>();
  readonly dates: DateScan;
  readonly numbers = new NumberScan();
  /** The last month or year, by its last day, in a column of months and years; empty when there is none. */
  latestPeriod = '';
  private periods = 0;
  private settled = false;
  private readDates = true;
  private readNumbers = true;
  private readonly wanted: Wanted;
  private readonly today: string;

  constructor(today: string, wanted: Wanted) {
    this.dates = new DateScan(today);
    this.wanted = wanted;
    this.today = today;
  }

  add(cell: string, line: number): void {
    if (this.settled) return;
    const text = cell.trim();
    if (isMissing(text)) return;
    this.filled += 1;
    if (this.readDates) this.dates.add(text, line);
    if (this.readNumbers) this.numbers.add(numberIn(text), line);
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
    const known = this.labels.count + this.noAnswers + Math.min(this.numbers.numbers, looked);
    return this.labels.areAnswers && known >= 0.9 * looked;
  }

  /** Are most of the values months or years? */
  get looksLikePeriods(): boolean {
    return this.periods >= 0.8 * Math.min(this.filled, PROBE) && this.periods > 0;
  }

  private probe(text: string): void {
    if (this.samples.length < 3 && !this.samples.includes(text)) this.samples.push(detached(text));
    if (readYesNo(text) !== undefined && !/\d/.test(text)) this.yesNo += 1;
    if (!this.labels.add(text) && isNoAnswer(text)) this.noAnswers += 1;
    this.addPeriod(text);
    this.addChoice(text);
  }

  private addPeriod(text: string): void {
    const end = periodEnd(text);
    if (end === undefined) return;
    this.periods += 1;
    if (end <= this.today && end > this.latestPeriod) this.latestPeriod = end;
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

/** "4 - Agree" is a 4. */
function numberIn(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  const found = last > 64 && text.length > 3 ? leadingNumber(text) : undefined;
  return found === undefined ? text : String(found);
}
