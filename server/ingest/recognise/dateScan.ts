import { type DateOrder, type DateText, isoOf, readDateText } from '../values/dateText.ts';
import { DateTally, type Proof } from './dateTally.ts';
import { RepeatedTexts } from './repeatedTexts.ts';

export type { DateOrder };

/** More exceptions than this share, and a person must say what the column means. */
const EXCEPTIONS = 0.05;
const MANY_ZERO_DAYS = 0.25;

/** Days of half a century. */
const MOST_KEPT = 20_000;

/** Collects, over a whole column, what shows how its dates are written, and its latest day up to today. */
export class DateScan {
  private readonly latest = { full: noDay(), short: noDay() };
  private readonly today: string;
  private readonly lastYear: number;
  private readonly texts = new RepeatedTexts(MOST_KEPT);
  private readonly counted = new DateTally();

  constructor(today: string) {
    this.today = today;
    this.lastYear = lastYearOf(today);
  }

  add(text: string, line: number): void {
    if (this.texts.cameAgain(text)) return;
    const date = readDateText(text, this.lastYear);
    if (date) this.noteLatest(date);
    this.counted.add({ text, date, line, count: 1 });
  }

  private tally(): DateTally {
    this.texts.takeAgain((text, count) => {
      // The line was told when the text first came.
      this.counted.add({ text, date: readDateText(text, this.lastYear), line: 0, count });
    });
    return this.counted;
  }

  /**
   * 1/1/1900 stands for no date, and loses its century where years are written with two digits: in a column of exits of
   * which many are on 1/1/00, that day is none.
   */
  noDay(): { texts: string[]; evidence: string } | undefined {
    const { zeroDays, dates, zeroTexts } = this.tally();
    if (zeroDays < MANY_ZERO_DAYS * dates || zeroDays < 3) return undefined;
    const texts = [...zeroTexts];
    return { texts, evidence: `${texts[0]} (${zeroDays} of ${dates} dates) stands for no date` };
  }

  /** Does most of the column look like dates? */
  get looksLikeDates(): boolean {
    const { dates, others } = this.tally();
    return dates > 0 && dates >= 4 * others;
  }

  /** The order and what shows it; or the question a person has to answer; neither when no value is in doubt. */
  conclude(): { order?: DateOrder; evidence?: string; question?: string } {
    const tally = this.tally();
    const [dayFirst, monthFirst] = [tally.dayFirst?.count ?? 0, tally.monthFirst?.count ?? 0];
    if (dayFirst + monthFirst === 0) return undecided(tally);
    return dayFirst >= monthFirst
      ? this.decided('day first', tally.dayFirst!, tally)
      : this.decided('month first', tally.monthFirst!, tally);
  }

  /** The latest day not after today when read in this order, of years of four digits or of two; `undefined` when there is none. */
  latestDay(order: DateOrder, years: 'full' | 'short' = 'full'): string | undefined {
    const latest = this.latest[years];
    const day = [latest['year first'], order === 'year first' ? '' : latest[order]].sort().at(-1);
    return day === '' ? undefined : day;
  }

  private decided(order: DateOrder, proof: Proof, { dayFirst, monthFirst, shortYears }: DateTally) {
    const exception = order === 'day first' ? monthFirst : dayFirst;
    const shown = `${proof.text} on line ${proof.line} can only be ${order}`;
    if (!exception) return { order, evidence: shown + this.centuryNote(shortYears) };
    const other = order === 'day first' ? 'month first' : 'day first';
    const against = `${exception.text} on line ${exception.line} can only be ${other}`;
    if (exception.count > (proof.count + exception.count) * EXCEPTIONS) return { question: `${shown}, but ${against}` };
    return { order, evidence: `${shown} (${proof.count} such dates); ${against} (${exception.count}, not loaded)` };
  }

  private noteLatest(date: DateText): void {
    const orders: DateOrder[] = date.fixed ? ['year first'] : ['day first', 'month first'];
    const latest = date.fullYear ? this.latest.full : this.latest.short;
    for (const order of orders) {
      const iso = isoOf(date, date.fixed ? 'month first' : order);
      if (iso !== undefined && iso <= this.today && iso > latest[order]) latest[order] = iso;
    }
  }

  private centuryNote(shortYears: number): string {
    return shortYears === 0 ? '' : `; two-digit years are read as ${this.lastYear - 99} to ${this.lastYear}`;
  }
}

function undecided(tally: DateTally): { order?: DateOrder; evidence?: string; question?: string } {
  const { either, sameBothWays, fixed } = tally;
  if (either) return { question: `every date could be read either way (${either.text} on line ${either.line})` };
  const evidence = 'the order of every date is beyond doubt';
  if (sameBothWays > 0) return { order: 'month first', evidence };
  return fixed > 0 ? { order: 'year first', evidence } : {};
}

const noDay = (): Record<DateOrder, string> => ({ 'year first': '', 'day first': '', 'month first': '' });

/** Two-digit years end ten years from now: hire dates lie in the past, contracts end soon. */
export function lastYearOf(today: string): number {
  return Number(today.slice(0, 4)) + 10;
}
