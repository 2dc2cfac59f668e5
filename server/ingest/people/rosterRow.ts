import type { Mention } from '#server/org/managerIds.ts';
import { detached } from '../recognise/columnScan.ts';
import type { FieldReaders } from '../load/fieldReaders.ts';
import { BadValue } from '../values/badValue.ts';
import { type ExitType, isNoExitReason, readEmployed, readExitType } from '../values/exitType.ts';

/** One row of a roster: who, for whom, where, from when until when. */
export interface RosterRow {
  line: number;
  externalId: string;
  name: string | null;
  email: string | null;
  manager: Mention;
  role: string | null;
  level: string | null;
  department: string | null;
  location: string | null;
  fte: number | null;
  hiredOn: string | null;
  leftOn: string | null;
  exitType: ExitType | null;
  exitReason: string | null;
  regretted: boolean | null;
  /** What the status says; `undefined` when it does not. */
  employed: boolean | undefined;
}

/** Reads the cells of a roster row; throws BadValue for a cell that makes it unusable. */
export function readRosterRow(fields: FieldReaders, cells: readonly string[], line: number): RosterRow {
  const read = (field: string) => kept(fields.get(field)?.read(cells));
  const externalId = read('employee_id');
  if (externalId === null)
    throw new BadValue(fields.get('employee_id')?.column ?? '', '', 'the row has no employee id');
  const status = read('status');
  const reason = read('exit_reason');
  const leftOn = read('exit_date');
  const hiredOn = read('hire_date');
  const exitReason = reason === null || isNoExitReason(reason) || leftOn === null ? null : reason;
  if (hiredOn !== null && leftOn !== null && leftOn < hiredOn) {
    throw new BadValue(fields.get('exit_date')!.column, leftOn, `the exit lies before the hire on ${hiredOn}`);
  }
  const employed = status === null ? undefined : readEmployed(status);
  if (employed === false && leftOn === null && isExitStatus(status)) {
    throw new BadValue(
      fields.get('status')!.column,
      status ?? '',
      'the status says the person has left, but no day says when',
    );
  }
  return {
    line,
    externalId,
    name: fullName(read('name'), read('first_name'), read('last_name')),
    email: read('email'),
    manager: { id: read('manager_id'), email: read('manager_email'), name: read('manager_name') },
    role: read('role'),
    level: read('level'),
    department: read('department'),
    location: read('location'),
    fte: shareOf(read('fte')),
    hiredOn,
    leftOn,
    exitType: leftOn === null ? null : readExitType([read('exit_type'), status, exitReason]),
    exitReason,
    regretted: leftOn === null ? null : truthOf(read('regretted')),
    employed,
  };
}

/** "Inactive" may be a long leave; only words of leaving say that the person has gone. */
function isExitStatus(status: string | null): boolean {
  return status !== null && !/inactive/i.test(status);
}

/** Rows stay in memory until the file is worked out, the text they were cut from need not. */
function kept(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : detached(text);
}

function fullName(name: string | null, first: string | null, last: string | null): string | null {
  if (name !== null) return name.replaceAll(/\s+/g, ' ');
  return first === null && last === null ? null : [first, last].filter((part) => part !== null).join(' ');
}

/** Full time is 1; some systems write it as 100. */
export function shareOf(text: string | null): number | null {
  if (text === null) return null;
  const value = Number(text);
  return value > 2 ? value / 100 : value;
}

function truthOf(text: string | null): boolean | null {
  return text === null ? null : text === 't';
}
