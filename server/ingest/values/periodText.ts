const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The last day of a year (`2015`) or a month (`2015-03`, `03/2015`, `201503`, `2015M03`); `undefined` for anything else. */
export function periodEnd(text: string): string | undefined {
  const year = /^(?:FY ?)?((?:19|20)\d{2})(?:\.0)?$/i.exec(text);
  if (year) return `${year[1]}-12-31`;
  const found = /^((?:19|20)\d{2})[-/.M ]?(0[1-9]|1[0-2]|[1-9])$/i.exec(text);
  if (found) return monthEnd(found[1], found[2]);
  const turned = /^(0?[1-9]|1[0-2])[-/. ]((?:19|20)\d{2})$/.exec(text);
  return turned ? monthEnd(turned[2], turned[1]) : undefined;
}

function monthEnd(year: string, month: string): string {
  const [y, m] = [Number(year), Number(month)];
  const leap = m === 2 && y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  return `${year}-${String(m).padStart(2, '0')}-${leap ? 29 : DAYS[m - 1]}`;
}
