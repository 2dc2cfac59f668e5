const locale = 'en-GB';
const formats = new Map<string, Intl.NumberFormat>();

function formatWith(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** A number with exactly `digits` decimals, thousands grouped: 12,345.6. */
export function formatNumber(value: number, digits = 0): string {
  return formatWith({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** A share from 0 to 1 as per cent: 0.123 is 12%. */
export function formatShare(share: number, digits = 0): string {
  return formatWith({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share);
}

/** Large sums shortened: 10,005,534 is 10.0M. */
export function formatSum(value: number): string {
  if (Math.abs(value) < 10_000) return formatNumber(value);
  return formatWith({ notation: 'compact', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** A count with its noun: 1 exit, 12 exits. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

type Ends = { lower: number; upper: number };

/** Both ends of an interval: 11.8 to 17.0. */
export function formatInterval({ lower, upper }: Ends, digits = 0): string {
  return `${formatNumber(lower, digits)} to ${formatNumber(upper, digits)}`;
}

/** Both ends of an interval of shares: 12% to 31%. */
export function formatShareInterval({ lower, upper }: Ends, digits = 0): string {
  return `${formatShare(lower, digits)} to ${formatShare(upper, digits)}`;
}

/** The level of an interval: 0.95 is "95% interval". */
export function formatLevel(level: number): string {
  return `${formatShare(level, Number.isInteger(Math.round(level * 1000) / 10) ? 0 : 1)} interval`;
}

/** A probability in words: never "100%" or "0%", which no estimate can claim. */
export function formatProbability(probability: number): string {
  if (probability > 0.99) return 'over 99%';
  return probability < 0.01 ? 'under 1%' : formatShare(probability);
}
