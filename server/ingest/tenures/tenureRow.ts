import type { FileRun } from '../load/fileRun.ts';
import { lastYearOf } from '../recognise/dateScan.ts';
import { BadValue } from '../values/badValue.ts';
import { readExitType } from '../values/exitType.ts';
import { isMissing } from '../values/missing.ts';
import { monthOrYear } from '../values/monthOrYear.ts';

type Unit = 'day' | 'week' | 'month' | 'year';

/** What a row says of one person, without saying who. */
export interface TenureRow {
  followed: string | null;
  unit: Unit | null;
  hasLeft: boolean;
  exitType: string | null;
  exitWords: string | null;
  ended: string | null;
  labels: Record<string, string>;
}

/** Reads rows of people a file follows; throws BadValue when a row does not say whether the person left. */
export function tenureReader(run: FileRun): (cells: readonly string[]) => TenureRow {
  const { fields, mapping, table, today } = run;
  const labels = mapping.columns.flatMap(({ column, field }) =>
    field === 'label' ? [{ column, at: table.columns.indexOf(column) }] : [],
  );
  const read = (field: string, cells: readonly string[]) => fields.get(field)?.read(cells) ?? null;
  const period = (field: string, cells: readonly string[]) => periodOf(run, field, cells, lastYearOf(today));
  const unit = unitOf(fields.get('followed')?.column ?? '');
  return (cells) => {
    const exitWords = read('exit_type', cells);
    const ended = period('ended', cells);
    const hasLeft = leftOf(read('left', cells), exitWords ?? ended);
    const years = yearsBetween(period('started', cells), ended);
    if (years !== null && years < 0) {
      throw new BadValue(fields.get('ended')!.column, ended ?? '', 'is before the person was hired');
    }
    const told = read('followed', cells);
    return {
      followed: fields.has('followed') ? told : years === null ? null : String(years),
      unit: fields.has('followed') ? unit : 'year',
      hasLeft,
      exitType: hasLeft && fields.has('exit_type') ? readExitType([exitWords]) : null,
      exitWords: hasLeft ? exitWords : null,
      ended: hasLeft ? ended : null,
      labels: Object.fromEntries(
        labels.map(({ column, at }) => [column, cells[at].trim()]).filter(([, text]) => !isMissing(text)),
      ),
    };
  };
}

function leftOf(told: string | null, exit: string | null): boolean {
  if (told !== null) return told === 't';
  if (exit !== null) return true;
  throw new BadValue('', '', 'the row does not say whether the person left');
}

function periodOf({ fields }: FileRun, field: string, cells: readonly string[], lastYear: number): string | null {
  const reader = fields.get(field);
  if (reader === undefined) return null;
  const text = cells[reader.at].trim();
  const found = monthOrYear(text, lastYear);
  if (found === undefined) throw new BadValue(reader.column, text.slice(0, 200), 'is no month and no year');
  return found;
}

/** Whole calendar years, the only thing both ends tell when one of them is a year. */
function yearsBetween(started: string | null, ended: string | null): number | null {
  return started === null || ended === null ? null : Number(ended.slice(0, 4)) - Number(started.slice(0, 4));
}

/** What the header says lengths are counted in. */
function unitOf(header: string): Unit | null {
  return (['day', 'week', 'month', 'year'] as const).find((unit) => header.toLowerCase().includes(unit)) ?? null;
}
