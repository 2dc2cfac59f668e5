import type { Mention } from '#server/org/managerIds.ts';
import type { FieldReaders } from '../load/fieldReaders.ts';
import { BadValue } from '../values/badValue.ts';
import { keptText } from './keptText.ts';
import { type ExitType, isNoExitReason, readEmployed, readExitType } from '../values/exitType.ts';

/** One row of a roster: who, for whom, where, from when until when. */
export interface RosterRow {
  line: number;
  externalId: string;
  name: string | null;
  email: string | null;
  manager: Mention;
  positionId: string | null;
  managerPositionId: string | null;
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
  /** The day on which the row was true, in a file that holds the roster of several days. */
  snapshot: string | null;
  /** The status says that the person has left, and no day says when. */
  gone: boolean;
  /** The status says that the person is away, for a time or without saying for how long. */
  away: 'leave' | 'inactive' | undefined;
  /** No cell gives the exit date: it was found by comparing snapshots. */
  exitInferred?: true;
}

/** Why such a row cannot be loaded: no day is invented. */
export const GONE_WITHOUT_DAY = 'the status says the person has left, but no day says when';

type Read = (field: string) => string | null;

/** Reads the cells of a roster row; throws BadValue for a cell that makes it unusable. */
export function readRosterRow(fields: FieldReaders, cells: readonly string[], line: number): RosterRow {
  const read: Read = (field) => keptText(fields, field, cells);
  const externalId = read('employee_id');
  if (externalId === null) {
    throw new BadValue(fields.get('employee_id')?.column ?? '', '', 'the row has no employee id');
  }
  return {
    line,
    externalId,
    name: fullName(read('name'), read('first_name'), read('last_name')),
    email: read('email'),
    manager: { id: read('manager_id'), email: read('manager_email'), name: read('manager_name') },
    positionId: read('position_id'),
    managerPositionId: read('manager_position_id'),
    role: read('role'),
    level: read('level'),
    department: read('department'),
    location: read('location'),
    fte: shareOf(read('fte')),
    ...readStay(fields, read),
    snapshot: read('snapshot'),
  };
}

type Stay = Pick<
  RosterRow,
  'hiredOn' | 'leftOn' | 'exitType' | 'exitReason' | 'regretted' | 'employed' | 'gone' | 'away'
>;

/** From when until when, and how it ended. */
function readStay(fields: FieldReaders, read: Read): Stay {
  const [hiredOn, leftOn, status] = [read('hire_date'), read('exit_date'), read('status')];
  if (hiredOn !== null && leftOn !== null && leftOn < hiredOn) {
    throw new BadValue(fields.get('exit_date')!.column, leftOn, `the exit lies before the hire on ${hiredOn}`);
  }
  const employed = status === null ? undefined : readEmployed(status);
  const gone = leftOn === null && status !== null && employed === false && isExitStatus(status);
  if (gone && !fields.has('snapshot')) {
    throw new BadValue(fields.get('status')!.column, status, GONE_WITHOUT_DAY);
  }
  if (leftOn === null && !gone) {
    return { hiredOn, leftOn, exitType: null, exitReason: null, regretted: null, employed, gone, away: awayBy(status) };
  }
  const reason = read('exit_reason');
  const exitReason = reason === null || isNoExitReason(reason) ? null : reason;
  const exitType = readExitType([read('exit_type'), status, exitReason]);
  return {
    hiredOn,
    leftOn,
    exitType,
    exitReason,
    regretted: truthOf(read('regretted')),
    employed,
    gone,
    away: undefined,
  };
}

/** Words of leave, in the languages of answers. */
function awayBy(status: string | null): RosterRow['away'] {
  if (status === null) return undefined;
  if (
    /\bleave\b|parental|maternity|paternity|sabbatical|furlough|elternzeit|mutterschutz|urlop|baja|excedencia/i.test(
      status,
    )
  ) {
    return 'leave';
  }
  return /inactive/i.test(status) ? 'inactive' : undefined;
}

/** "Inactive" may be a long leave; only words of leaving say that the person has gone. */
function isExitStatus(status: string): boolean {
  return !/inactive/i.test(status);
}

export function fullName(name: string | null, first: string | null, last: string | null): string | null {
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
