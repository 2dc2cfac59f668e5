import { type DateText, isoOf } from '../values/dateText.ts';

/** Where a text that shows something first stood, and how often such texts came. */
export interface Proof {
  count: number;
  text: string;
  line: number;
}

/** A text, what it was read as, where it first stood and how often it came. */
interface ReadText {
  text: string;
  date: DateText | undefined;
  line: number;
  count: number;
}

/** How many of a column's values are dates, and what they show of how it writes them. */
export class DateTally {
  dates = 0;
  others = 0;
  /** Beyond doubt, as 2020-01-31. */
  fixed = 0;
  /** 3/3/2017 is the same day both ways and leaves no doubt. */
  sameBothWays = 0;
  either: Proof | undefined;
  dayFirst: Proof | undefined;
  monthFirst: Proof | undefined;
  shortYears = 0;
  zeroDays = 0;
  readonly zeroTexts = new Set<string>();

  add(read: ReadText): void {
    const { date, count, text } = read;
    if (!date) {
      this.others += count;
      return;
    }
    this.dates += count;
    if (!date.fullYear) this.shortYears += count;
    if (isZeroDay(date)) {
      this.zeroDays += count;
      if (this.zeroTexts.size < 10) this.zeroTexts.add(text);
    }
    if (date.fixed) this.fixed += count;
    else this.weigh(date, read);
  }

  private weigh(date: DateText, read: ReadText): void {
    const asDayFirst = isoOf(date, 'day first') !== undefined;
    const asMonthFirst = isoOf(date, 'month first') !== undefined;
    if (asDayFirst && asMonthFirst) {
      if (date.first !== date.second) this.either = oneMore(this.either, read);
      else this.sameBothWays += read.count;
    } else if (asDayFirst) this.dayFirst = oneMore(this.dayFirst, read);
    else if (asMonthFirst) this.monthFirst = oneMore(this.monthFirst, read);
  }
}

const isZeroDay = ({ fullYear, year, first, second }: DateText) =>
  !fullYear && year % 100 === 0 && first === 1 && second === 1;

function oneMore(proof: Proof | undefined, { text, line, count }: Proof): Proof {
  return proof ? { ...proof, count: proof.count + count } : { count, text, line };
}
