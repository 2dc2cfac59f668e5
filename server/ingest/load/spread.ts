import { readNumber } from '../values/numberText.ts';
import type { FileRun } from './fileRun.ts';

/** The rows of cells that one row of the file stands for. */
export type Spread = (cells: readonly string[]) => (readonly string[])[];

/** How rows that tell several facts are taken apart; `undefined` when every row of the file tells one. */
export function spreadOf(run: FileRun): Spread | undefined {
  const { quotaMonths = 1 } = run.mapping;
  if (run.mapping.kind === 'quotas' && quotaMonths > 1) return byMonth(run, quotaMonths);
  return run.fields.has('also_ids') && run.fields.has('employee_id') ? byParticipant(run) : undefined;
}

/** A quota for several months counts in equal parts in each of them. */
function byMonth({ fields, mapping }: FileRun, months: number): Spread {
  const [month, amount] = [fields.get('month')!, fields.get('amount')!];
  const { decimal = '.' } = mapping.columns.find(({ field }) => field === 'amount') ?? {};
  return (cells) => {
    const first = month.read(cells);
    const whole = readNumber(cells[amount.at].trim(), decimal);
    if (first === null || whole === undefined) return [cells];
    const [year, at] = [Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1];
    return Array.from({ length: months }, (_, i) => {
      const part = [...cells];
      part[month.at] = `${year + Math.floor((at + i) / 12)}-${String(((at + i) % 12) + 1).padStart(2, '0')}`;
      part[amount.at] = String(whole / months).replace('.', decimal);
      return part;
    });
  };
}

/** A meeting that lists its other participants in one cell is one row for each of them. */
function byParticipant({ fields }: FileRun): Spread {
  const [own, others] = [fields.get('employee_id')!, fields.get('also_ids')!];
  return (cells) => {
    const ids = new Set(
      [cells[own.at], ...cells[others.at].split(';')].map((id) => id.trim()).filter((id) => id !== ''),
    );
    if (ids.size === 0) return [cells];
    return [...ids].map((id) => cells.map((cell, at) => (at === own.at ? id : cell)));
  };
}
