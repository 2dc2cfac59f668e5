import { collectRows } from '../load/collectRows.ts';
import type { FileRun } from '../load/fileRun.ts';
import { applyAssignments } from './applyAssignments.ts';
import type { LoadedRow } from './loadedRow.ts';
import { applySalesTeam } from './applySalesTeam.ts';
import { readAssignmentRow } from './assignmentRow.ts';
import { CutRows } from './cutRows.ts';
import { applyRosters } from './rosterSeries.ts';
import { readRosterRow, type RosterRow } from './rosterRow.ts';
import { RowsSeen } from './rowsSeen.ts';
import { readTeamRow } from './teamRow.ts';
import { writePeople } from './writePeople.ts';

/** What the survey columns of a roster row hold, as the file writes it. */
export interface RosterScores {
  read(cells: readonly string[], line: number): void;
  /** Stores the answers of the rows that were loaded. */
  store(loaded: readonly LoadedRow[]): Promise<void>;
}

export async function loadRoster(run: FileRun, scores: RosterScores | undefined): Promise<string> {
  await run.people.loadHistory(run.session);
  const cut = new CutRows(run.table.columns);
  const seen = new RowsSeen(run.fields, run.table.columns.length, run.people);
  const { rows, sha256 } = await collectRows<RosterRow>(
    run,
    (cells, line, width) => {
      const row = readRosterRow(run.fields, cells, line);
      scores?.read(cells, line);
      cut.note(cells, line, width);
      return row;
    },
    (cells, width) => seen.note(cells, width),
  );
  const reasons = cut.reasons(run.fields);
  for (const [line, reason] of reasons) run.book.reject(line, reason);
  for (const row of rows) if (reasons.has(row.line)) seen.noteCut(row);
  const whole = rows.filter(({ line }) => !reasons.has(line));
  const loaded = applyRosters(run, whole, seen);
  await finish(run);
  await scores?.store(loaded);
  return sha256;
}

export async function loadAssignments(run: FileRun): Promise<string> {
  await run.people.loadHistory(run.session);
  const { rows, sha256 } = await collectRows(run, (cells, line) => readAssignmentRow(run.fields, cells, line));
  applyAssignments(run, rows);
  await finish(run);
  return sha256;
}

export async function loadSalesTeam(run: FileRun): Promise<string> {
  await run.people.loadHistory(run.session);
  const { rows, sha256 } = await collectRows(run, (cells, line) => readTeamRow(run.fields, cells, line));
  applySalesTeam(run, rows);
  await finish(run);
  return sha256;
}

async function finish(run: FileRun): Promise<void> {
  await writePeople(run.session, run.people, run.importId);
  const { people, asOf, book } = run;
  if (book.whyNothingRead() !== undefined) return;
  if (asOf !== undefined && (people.latestAsOf === undefined || asOf > people.latestAsOf)) people.latestAsOf = asOf;
}
