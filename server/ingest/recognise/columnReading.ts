import type { ColumnMapping } from '#shared/contract/import.ts';
import type { Choice, Field } from '../kinds/declaration.ts';
import { AnswerHabits } from './answerHabits.ts';
import type { ColumnScan } from './columnScan.ts';
import type { DateOrder } from './dateScan.ts';

/** How a column is to be read, what shows it, and what a person still has to say. */
export interface ColumnReading {
  mapping: ColumnMapping;
  evidence?: string;
  question?: string;
}

interface Shown {
  order?: DateOrder;
  decimal?: '.' | ',';
  evidence?: string;
  question?: string;
}

const AS_BEFORE = 'as in the last file with this header';

/** What the columns of one file show about its dates and numbers, for the columns that show nothing themselves. */
export class FileHabits {
  private readonly orders = new Map<DateOrder, string>();
  private readonly decimals = new Map<'.' | ',', string>();
  readonly answers: AnswerHabits;
  private readonly isRemembered: boolean;

  /** `isRemembered`: what is given was said of an earlier file with the same header, so that what this one shows goes before it. */
  constructor(columns: readonly string[], scans: readonly ColumnScan[], isRemembered: boolean) {
    this.isRemembered = isRemembered;
    this.answers = new AnswerHabits(columns, scans);
    scans.forEach((scan, column) => {
      if (scan.dates.looksLikeDates) {
        const { order } = scan.dates.conclude();
        if (order && order !== 'year first') this.orders.set(order, columns[column]);
      } else if (scan.numbers.looksLikeNumbers) {
        const { decimal, evidence } = scan.numbers.conclude();
        if (decimal && evidence !== 'whole numbers only') this.decimals.set(decimal, columns[column]);
      }
    });
  }

  dates(scan: ColumnScan, given: ColumnMapping | undefined): Shown {
    if (given?.order && !this.isRemembered) return { order: given.order, evidence: 'as told' };
    const shown = scan.dates.conclude();
    if (shown.order || !shown.question) return { order: 'year first', ...shown };
    const [[order, column] = []] = this.orders;
    if (this.orders.size === 1 && order && shown.question.startsWith('every')) {
      return { order, evidence: `${order}, as in the column "${column}" of the same file` };
    }
    // Nobody said "year first" of dates like these: the earlier file's were written otherwise, or it had none.
    if (given?.order && given.order !== 'year first') return { order: given.order, evidence: AS_BEFORE };
    return shown;
  }

  numbers(scan: ColumnScan, given: ColumnMapping | undefined): Shown {
    if (given?.decimal && !this.isRemembered) return { decimal: given.decimal, evidence: 'as told' };
    const shown = scan.numbers.conclude();
    if (shown.decimal || !shown.question) return { decimal: '.', ...shown };
    const [[decimal, column] = []] = this.decimals;
    if (this.decimals.size === 1 && decimal && !shown.question.includes('but')) {
      return { decimal, evidence: `"${decimal}", as in the column "${column}" of the same file` };
    }
    return given?.decimal ? { decimal: given.decimal, evidence: AS_BEFORE } : shown;
  }
}

/** How a column that fills this field is read. */
export function readingOf(
  column: string,
  field: Field,
  scan: ColumnScan,
  habits: FileHabits,
  given: ColumnMapping | undefined,
): ColumnReading {
  const base: ColumnMapping = { ...given, column, field: field.field };
  if (field.type === 'date' || field.type === 'month') {
    const { order, evidence, question } = habits.dates(scan, given);
    const noDay = field.field === 'exit_date' ? scan.dates.noDay() : undefined;
    if (noDay) {
      const values = { ...Object.fromEntries(noDay.texts.map((text) => [text, ''])), ...base.values };
      return {
        mapping: { ...base, order, values },
        evidence: [evidence, noDay.evidence].filter(Boolean).join('; '),
        question,
      };
    }
    return { mapping: { ...base, order }, evidence, question };
  }
  if (field.type === 'number') {
    const { decimal, evidence, question } = habits.numbers(scan, given);
    return { mapping: { ...base, decimal }, evidence, question };
  }
  return field.type === 'choice' ? choiceReading(base, field, scan) : { mapping: base };
}

function choiceReading(base: ColumnMapping, field: Field, scan: ColumnScan): ColumnReading {
  const values: Record<string, string> = {};
  const unclear: string[] = [];
  for (const text of [...scan.choices].sort()) {
    const value = base.values?.[text] ?? choiceOf(text, field.choices!);
    if (value === undefined) unclear.push(text);
    else values[text] = value;
  }
  const evidence = field
    .choices!.map(({ value }) => [Object.keys(values).filter((text) => values[text] === value), value] as const)
    .filter(([texts]) => texts.length > 0)
    .map(([texts, value]) => `${texts.join(', ')} → ${value}`)
    .join('; ');
  const allowed = field.choices!.map(({ value }) => value).join(', ');
  const question =
    unclear.length > 0 ? `which of ${allowed} is ${unclear.map((each) => `"${each}"`).join(', ')}?` : undefined;
  return { mapping: { ...base, values }, evidence, question };
}

/** The choice a text means by its words; `undefined` when it means none. */
export function choiceOf(text: string, choices: readonly Choice[]): string | undefined {
  const words = text.trim().toLowerCase();
  return choices.find(({ value, words: pattern }) => words === value || pattern.test(words))?.value;
}
