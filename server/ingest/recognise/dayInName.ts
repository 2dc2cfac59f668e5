import { periodEnd } from '../values/periodText.ts';

const DAY = /(?<!\d)((?:19|20)\d{2})[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)/;
const MONTH = /(?<!\d)((?:19|20)\d{2})[-_. ]?(0[1-9]|1[0-2])(?!\d)/;
const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/;

/**
 * The day a file's name gives: `roster_2020-01-31.csv`, `20200131`, the end of the month in `headcount-2020-01.csv`, of the
 * year in `staff 2019.xlsx`. `undefined` when there is none, or it lies after today.
 */
export function dayInName(name: string, today: string): string | undefined {
  const day = DAY.exec(name);
  const month = MONTH.exec(name);
  const year = YEAR.exec(name);
  const found = day
    ? `${day[1]}-${day[2]}-${day[3]}`
    : month
      ? periodEnd(`${month[1]}-${month[2]}`)
      : year
        ? periodEnd(year[1])
        : undefined;
  return found !== undefined && found <= today ? found : undefined;
}

/** The name of the survey a file holds: without its ending and its day, so that the next wave is of the same survey. */
export function surveyName(name: string): string {
  const bare = name.replace(/\.[^.]+$/, '');
  const undated = [DAY, MONTH, YEAR].reduce((text, pattern) => text.replace(pattern, ''), bare);
  const trimmed = undated.replaceAll(/[-_. ]+$|^[-_. ]+/g, '').replaceAll(/([-_ ])[-_ ]+/g, '$1');
  return /\p{L}{2}/u.test(trimmed) ? trimmed : bare;
}
