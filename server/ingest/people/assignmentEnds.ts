import { dayFromIso, isoFromDay } from '#shared/calendar/day.ts';
import type { AssignmentRow } from './assignmentRow.ts';

/**
 * Some systems write the last day of an assignment, not the day after it: then the next one begins a day later. Where that
 * happens more often than beginning on the very day, every end of the file is moved a day on. Returns whether it was.
 */
export function moveLastDays(rows: readonly AssignmentRow[]): boolean {
  const starts = new Set(rows.map(({ externalId, from }) => `${externalId}\n${from}`));
  let same = 0;
  let dayAfter = 0;
  for (const { externalId, to } of rows) {
    if (to === null) continue;
    if (starts.has(`${externalId}\n${to}`)) same += 1;
    else if (starts.has(`${externalId}\n${nextDay(to)}`)) dayAfter += 1;
  }
  if (dayAfter <= same) return false;
  for (const row of rows) if (row.to !== null) row.to = nextDay(row.to);
  return true;
}

const nextDay = (iso: string) => isoFromDay(dayFromIso(iso)! + 1);
