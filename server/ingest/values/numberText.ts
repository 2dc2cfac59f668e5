export type DecimalMark = '.' | ',';

const POINT = /^[+-]?(?:\d+|[1-9]\d{0,2}(?:[,' ]\d{3})+)(?:\.\d*)?$|^[+-]?\.\d+$/;
const COMMA = /^[+-]?(?:\d+|[1-9]\d{0,2}(?:[.' ]\d{3})+)(?:,\d*)?$|^[+-]?,\d+$/;
const PLAIN = /^-?\d{1,15}(?:\.\d+)?$/;
const SCIENTIFIC = /^[+-]?\d(?:[.,]\d+)?e[+-]?\d{1,3}$/i;

/** A number as people and systems write it: `1,234.50`, `1.234,50`, `(12.00)` for minus, a currency sign, a percent sign. */
export function readNumber(text: string, decimal: DecimalMark): number | undefined {
  if (PLAIN.test(text) && (decimal === '.' || !text.includes('.'))) return Number(text);
  const bare = stripped(text);
  if (SCIENTIFIC.test(bare)) return Number(bare.replace(',', '.'));
  if (!(decimal === '.' ? POINT : COMMA).test(bare)) return undefined;
  const digits = bare.replaceAll(decimal === '.' ? /[,' ]/g : /[.' ]/g, '').replace(',', '.');
  const value = Number(digits);
  return isNegative(text) ? -value : value;
}

/** What one number shows about the file's decimal mark: nothing when it has none, or when `1,234` can be read either way. */
export function decimalShown(text: string): DecimalMark | 'either' | undefined {
  const bare = stripped(text);
  const point = POINT.test(bare);
  const comma = COMMA.test(bare);
  if (!/[.,]/.test(bare) || (!point && !comma)) return undefined;
  if (point !== comma) return point ? '.' : ',';
  return 'either';
}

const isNegative = (text: string) => /^\(.*\)$/.test(text.trim());

function stripped(text: string): string {
  return text
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/^(?:[A-Z]{3}|[$€£¥zł]+)\s*|\s*(?:[A-Z]{3}|[$€£¥%]|zł)$/g, '')
    .trim();
}
