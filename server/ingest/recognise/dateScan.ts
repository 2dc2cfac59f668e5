import { type DateOrder, type DateText, isoOf, readDateText } from '../values/dateText.ts';

export type { DateOrder };

interface Proof {
  count: number;
  text: string;
  line: number;
}

/** More exceptions than this share, and a person must say what the column means. */
const EXCEPTIONS = 0.05;
const MANY_ZERO_DAYS = 0.25;

/** Collects, over a whole column, what shows how its dates are written, and its latest day up to today. */
export class DateScan {
  dates = 0;
  others = 0;
  private fixed = 0;
  private sameBothWays = 0;
  private either: Proof | undefined;
  private dayFirst: Proof | undefined;
  private monthFirst: Proof | undefined;
  private shortYears = 0;
  private zeroDays = 0;
  private readonly zeroTexts = new Set<string>();
  private readonly latest = { full: noDay(), short: noDay() };
  private readonly today: string;
  private readonly lastYear: number;
  private readonly seen = new Map<string, DateText | undefined>();

  constructor(today: string) {
    this.today = today;
    this.lastYear = lastYearOf(today);
  }

  add(text: string, line: number): void {
    let date = this.seen.get(text);
    if (date === undefined && !this.seen.has(text)) {
      date = readDateText(text, this.lastYear);
      if (this.seen.size < 20_000) this.seen.set(text, date);
      if (date) this.noteLatest(date);
    }
    if (!date) {
      this.others += 1;
      return;
    }
    this.dates += 1;
    if (isZeroDay(date)) this.noteZeroDay(text);
    if (!date.fullYear) this.shortYears += 1;
    if (date.fixed) this.fixed += 1;
    else this.weigh(date, text, line);
  }

  /**
   * 1/1/1900 stands for no date, and loses its century where years are written with two digits: in a column of exits of
   * which many are on 1/1/00, that day is none.
   */
  noDay(): { texts: string[]; evidence: string } | undefined {
    if (this.zeroDays < MANY_ZERO_DAYS * this.dates || this.zeroDays < 3) return undefined;
    const texts = [...this.zeroTexts];
    return { texts, evidence: `${texts[0]} (${this.zeroDays} of ${this.dates} dates) stands for no date` };
  }

  private noteZeroDay(text: string): void {
    this.zeroDays += 1;
    if (this.zeroTexts.size < 10) this.zeroTexts.add(Buffer.from(text).toString());
  }

  /** Does most of the column look like dates? */
  get looksLikeDates(): boolean {
    return this.dates > 0 && this.dates >= 4 * this.others;
  }

  /** The order and what shows it; or the question a person has to answer; neither when no value is in doubt. */
  conclude(): { order?: DateOrder; evidence?: string; question?: string } {
    const [dayFirst, monthFirst] = [this.dayFirst?.count ?? 0, this.monthFirst?.count ?? 0];
    if (dayFirst + monthFirst === 0) return this.undecided();
    return dayFirst >= monthFirst
      ? this.decided('day first', this.dayFirst!, this.monthFirst)
      : this.decided('month first', this.monthFirst!, this.dayFirst);
  }

  /** The latest day not after today when read in this order, of years of four digits or of two; `undefined` when there is none. */
  latestDay(order: DateOrder, years: 'full' | 'short' = 'full'): string | undefined {
    const latest = this.latest[years];
    const day = [latest['year first'], order === 'year first' ? '' : latest[order]].sort().at(-1);
    return day === '' ? undefined : day;
  }

  private undecided(): { order?: DateOrder; evidence?: string; question?: string } {
    const { either } = this;
    if (either) return { question: `every date could be read either way (${either.text} on line ${either.line})` };
    const evidence = 'the order of every date is beyond doubt';
    if (this.sameBothWays > 0) return { order: 'month first', evidence };
    return this.fixed > 0 ? { order: 'year first', evidence } : {};
  }

  private decided(order: DateOrder, proof: Proof, exception: Proof | undefined) {
    const shown = `${proof.text} on line ${proof.line} can only be ${order}`;
    if (!exception) return { order, evidence: shown + this.centuryNote() };
    const other = order === 'day first' ? 'month first' : 'day first';
    const against = `${exception.text} on line ${exception.line} can only be ${other}`;
    if (exception.count > (proof.count + exception.count) * EXCEPTIONS) return { question: `${shown}, but ${against}` };
    return { order, evidence: `${shown} (${proof.count} such dates); ${against} (${exception.count}, not loaded)` };
  }

  private weigh(date: DateText, text: string, line: number): void {
    const asDayFirst = isoOf(date, 'day first') !== undefined;
    const asMonthFirst = isoOf(date, 'month first') !== undefined;
    if (asDayFirst && asMonthFirst) {
      // 3/3/2017 is the same day both ways and leaves no doubt.
      if (date.first !== date.second) this.either = tally(this.either, text, line);
      else this.sameBothWays += 1;
    } else if (asDayFirst) this.dayFirst = tally(this.dayFirst, text, line);
    else if (asMonthFirst) this.monthFirst = tally(this.monthFirst, text, line);
  }

  private noteLatest(date: DateText): void {
    const orders: DateOrder[] = date.fixed ? ['year first'] : ['day first', 'month first'];
    const latest = date.fullYear ? this.latest.full : this.latest.short;
    for (const order of orders) {
      const iso = isoOf(date, date.fixed ? 'month first' : order);
      if (iso !== undefined && iso <= this.today && iso > latest[order]) latest[order] = iso;
    }
  }

  private centuryNote(): string {
    return this.shortYears === 0 ? '' : `; two-digit years are read as ${this.lastYear - 99} to ${this.lastYear}`;
  }
}

const isZeroDay = ({ fullYear, year, first, second }: DateText) =>
  !fullYear && year % 100 === 0 && first === 1 && second === 1;

const noDay = (): Record<DateOrder, string> => ({ 'year first': '', 'day first': '', 'month first': '' });

/** Two-digit years end ten years from now: hire dates lie in the past, contracts end soon. */
export function lastYearOf(today: string): number {
  return Number(today.slice(0, 4)) + 10;
}

function tally(proof: Proof | undefined, text: string, line: number): Proof {
  return proof ? { ...proof, count: proof.count + 1 } : { count: 1, text, line };
}
