import type { CellFormat } from './cellFormat.ts';

const DAY_MS = 86_400_000;
const DAY_S = 86_400;
/** 9999-12-31, the last day Excel knows. */
const LAST_SERIAL = 2_958_465;
/** Excel takes 1900 for a leap year: days before its 29 February are one off. */
const FALSE_LEAP_DAY = 60;
const [EPOCH_1900, EPOCH_1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];

/** A number of a workbook as the text a person would write: days as ISO days, codes with their zeros, no exponents. */
export function numberCell(raw: string, format: CellFormat | undefined, from1904: boolean): string {
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  switch (format?.shows) {
    case 'day':
      return dayCell(value, from1904) ?? plain(value);
    case 'time':
      return value >= 0 && value < 1 ? timeOf(Math.round(value * DAY_S)) : (dayCell(value, from1904) ?? plain(value));
    case 'percent':
      return `${plain(value * 100)}%`;
    case 'code':
      return Number.isInteger(value) && value >= 0 ? patterned(String(value), format.pattern) : plain(value);
    default:
      return plain(value);
  }
}

/** The day (and time of day, when there is one) of a serial number; `undefined` when it is none of Excel's days. */
function dayCell(serial: number, from1904: boolean): string | undefined {
  if (serial < 0 || serial >= LAST_SERIAL + 1) return undefined;
  // Day 0 of 1900 is what an empty date turns into.
  if (serial === 0 && !from1904) return '';
  const seconds = Math.round(serial * DAY_S);
  const day = Math.floor(seconds / DAY_S);
  const shifted = !from1904 && day < FALSE_LEAP_DAY ? day + 1 : day;
  const iso = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + shifted * DAY_MS).toISOString().slice(0, 10);
  return seconds % DAY_S === 0 ? iso : `${iso} ${timeOf(seconds % DAY_S)}`;
}

function timeOf(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}

/** At most the fifteen digits Excel itself keeps, and never an exponent. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(15));
  if (Math.abs(rounded) >= 1e21) return BigInt(rounded).toString();
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(20).replace(/0+$/, '') : text;
}

/** Digits put into a pattern such as 000-00-0000 from its end. */
function patterned(digits: string, pattern: string): string {
  const rest = digits.split('');
  let text = '';
  for (const place of pattern.split('').toReversed()) text = (place === '0' ? (rest.pop() ?? '0') : place) + text;
  return rest.join('') + text;
}

/** Characters XML cannot hold are written `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
