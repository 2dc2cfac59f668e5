import type { ColumnMapping, Mapping } from '#shared/contract/import.ts';
import type { Field, KindDeclaration } from '../kinds/declaration.ts';
import { systemId } from '#server/org/systemId.ts';
import { choiceOf } from '../recognise/columnReading.ts';
import { detached } from '../text/detached.ts';
import { lastYearOf } from '../recognise/dateScan.ts';
import { BadValue } from '../values/badValue.ts';
import { isoOf, readDateText } from '../values/dateText.ts';
import { isMissing } from '../values/missing.ts';
import { readNumber } from '../values/numberText.ts';
import { periodEnd } from '../values/periodText.ts';
import { readYesNo } from '../values/yesNo.ts';

/** Reads one field of a row as PostgreSQL writes it (ISO day, plain number, t/f); null when missing. Throws BadValue. */
export interface FieldReader {
  /** The file's own header. */
  column: string;
  at: number;
  read(cells: readonly string[]): string | null;
}

/** The columns of a file by the field they fill. */
export type FieldReaders = ReadonlyMap<string, FieldReader>;

type Convert = (text: string) => string | undefined;

/** Names and ids go into indexes, whose entries have a largest size. */
const LONGEST = 500;
const LONGEST_REMARK = 10_000;
/** Beyond these the database's shorter numbers overflow. */
const LARGEST = 1e15;
const SMALLEST = 1e-30;
const REMEMBERED = 20_000;

/** A reader for every mapped field of the file. `today`: ISO. */
export function fieldReaders(
  columns: readonly string[],
  mapping: Mapping,
  declaration: KindDeclaration,
  today: string,
): FieldReaders {
  const readers = new Map<string, FieldReader>();
  for (const column of mapping.columns) {
    const field = declaration.fields.find((each) => each.field === column.field);
    const at = columns.indexOf(column.column);
    if (!field || at < 0 || readers.has(field.field)) continue;
    const { convert, wrong } = conversion(field, column, today);
    const meaning = field.type === 'choice' ? convert : translated(column, convert);
    readers.set(field.field, { column: column.column, at, read: readerOf(at, column, meaning, wrong) });
  }
  for (const [field, text] of Object.entries(mapping.constants ?? {})) {
    if (!readers.has(field)) readers.set(field, { column: '', at: -1, read: () => text });
  }
  return readers;
}

/** What a system's own words mean, and its own ids told apart from the employees'. */
function translated({ values, ids }: ColumnMapping, convert: Convert): Convert {
  if (ids) {
    const like = new RegExp(ids.like);
    return (text) => convert(like.test(text) ? systemId(ids.system, text) : text);
  }
  return values ? (text) => convert(values[text] ?? text) : convert;
}

function readerOf(at: number, { column, values }: ColumnMapping, convert: Convert, wrong: string): FieldReader['read'] {
  return (cells) => {
    const text = cells[at].trim();
    if (isMissing(text) || values?.[text] === '') return null;
    const value = convert(text);
    if (value === undefined) throw new BadValue(column, text.slice(0, 200), wrong);
    return value;
  };
}

function conversion(field: Field, column: ColumnMapping, today: string): { convert: Convert; wrong: string } {
  const order = column.order ?? 'year first';
  switch (field.type) {
    case 'date':
      return {
        convert: remembering(field.periods ? periodIn(order, today) : dayIn(order, today)),
        wrong: `is no day of the calendar, read ${order}`,
      };
    case 'month':
      return { convert: remembering(monthIn(order, today)), wrong: 'is no month' };
    case 'number':
      return { convert: numberIn(column.decimal ?? '.', field), wrong: numberReason(field) };
    case 'yes/no':
      return { convert: (text) => yesNoText(readYesNo(text)), wrong: 'is neither yes nor no' };
    case 'choice':
      return {
        convert: remembering((text) => column.values?.[text] ?? choiceOf(text, field.choices ?? [])),
        wrong: `is none of ${(field.choices ?? []).map(({ value }) => value).join(', ')}`,
      };
    default: {
      const longest = field.remark ? LONGEST_REMARK : LONGEST;
      return {
        convert: (text) => (text.length <= longest ? text : undefined),
        wrong: `is longer than ${longest} characters`,
      };
    }
  }
}

const yesNoText = (value: boolean | undefined) => (value === undefined ? undefined : value ? 't' : 'f');

function dayIn(order: NonNullable<ColumnMapping['order']>, today: string): Convert {
  const lastYear = lastYearOf(today);
  return (text) => {
    const date = readDateText(text, lastYear);
    return date && isoOf(date, order);
  };
}

function periodIn(order: NonNullable<ColumnMapping['order']>, today: string): Convert {
  const day = dayIn(order, today);
  return (text) => {
    const end = periodEnd(text);
    return end === undefined || end < today ? (end ?? day(text)) : today;
  };
}

function monthIn(order: NonNullable<ColumnMapping['order']>, today: string): Convert {
  const day = dayIn(order, today);
  return (text) => {
    if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return `${text}-01`;
    const iso = day(text);
    return iso && `${iso.slice(0, 8)}01`;
  };
}

function numberIn(
  decimal: '.' | ',',
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Field,
): Convert {
  return (text) => {
    const value = readNumber(text, decimal);
    if (value === undefined) return undefined;
    const scaled = max === 1 && text.endsWith('%') ? value / 100 : value;
    if (Math.abs(scaled) > LARGEST || !(scaled >= min && scaled <= max)) return undefined;
    return Math.abs(scaled) < SMALLEST ? '0' : String(scaled);
  };
}

function numberReason({ min, max }: Field): string {
  if (min !== undefined && max !== undefined) return `is no number from ${min} to ${max}`;
  return min === undefined ? 'is no number' : `is no number of ${min} or more`;
}

/** Columns of days and choices repeat themselves: each text is worked out once. */
function remembering(convert: Convert): Convert {
  const known = new Map<string, string | undefined>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found;
    const value = convert(text);
    if (known.size < REMEMBERED) known.set(detached(text), value);
    return value;
  };
}
