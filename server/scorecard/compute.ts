import type { BurnoutResponse } from '#shared/contract/burnout.ts';
import type { Ref } from '#shared/contract/grouping.ts';
import type { ManagersRow, OverviewResponse } from '#shared/contract/managers.ts';
import type { MoraleMeasure, MoraleResponse } from '#shared/contract/morale.ts';
import type { PracticeResponse } from '#shared/contract/practice.ts';
import type { RampMeasure, RampResponse } from '#shared/contract/ramp.ts';
import type { TurnoverResponse, TurnoverRow } from '#shared/contract/turnover.ts';
import { signals } from '#shared/metrics/signals.ts';

/** What the rooms answer by manager; all of it already released. */
export interface RoomAnswers {
  turnover: TurnoverResponse;
  morale: MoraleResponse;
  ramp: RampResponse;
  practice: PracticeResponse;
  burnout: BurnoutResponse;
}

/** One line a manager: whatever each room says of them, and the patterns found. */
export function managerRows(
  seen: readonly Pick<ManagersRow, 'manager' | 'teamSize' | 'ledUntil'>[],
  rooms: RoomAnswers,
): ManagersRow[] {
  const turnover = byManager(rooms.turnover.rows);
  const morale = byManager(rooms.morale.rows);
  const ramp = byManager(rooms.ramp.rows);
  const practice = byManager(rooms.practice.rows);
  const patterns = new Map<string, string[]>();
  for (const { manager, pattern } of rooms.burnout.findings) {
    patterns.set(manager.id, [...(patterns.get(manager.id) ?? []), pattern]);
  }
  const dimension = mainDimension(rooms.morale);
  return seen
    .map(({ manager, teamSize, ledUntil }): ManagersRow => ({
      manager,
      teamSize,
      ledUntil,
      turnover: turnover.get(manager.id),
      morale: latest(morale.get(manager.id)?.measures ?? [], dimension),
      ramp: mainRamp(ramp.get(manager.id)?.measures ?? []),
      practice: practice.get(manager.id),
      findings: patterns.get(manager.id) ?? [],
    }))
    .filter((row) => row.turnover ?? row.morale ?? row.ramp ?? row.practice);
}

/** The dimension one number of morale is given for: morale under any of its names, else the first asked. */
function mainDimension({ dimensions }: MoraleResponse): string | undefined {
  const names = signals['low morale'].dimensions ?? [];
  return names.flatMap((name) => dimensions.filter((own) => own.toLowerCase() === name)).at(0) ?? dimensions.at(0);
}

function latest(measures: readonly MoraleMeasure[], dimension: string | undefined): MoraleMeasure | undefined {
  return measures
    .filter((measure) => measure.dimension === dimension)
    .reduce<MoraleMeasure | undefined>((a, b) => (a === undefined || b.closedOn > a.closedOn ? b : a), undefined);
}

/** Every dimension in the latest wave that asked about it. */
export function latestOfEach(measures: readonly MoraleMeasure[]): MoraleMeasure[] {
  const dimensions = [...new Set(measures.map((measure) => measure.dimension))];
  return dimensions.flatMap((dimension) => latest(measures, dimension) ?? []);
}

/** Ramp by quota says more than by the first deal. */
function mainRamp(measures: readonly RampMeasure[]): RampMeasure | undefined {
  return measures.find((measure) => measure.by === 'quota') ?? measures.at(0);
}

export function verdictCounts(rows: readonly TurnoverRow[]): OverviewResponse['verdicts'] {
  const count = (verdict: TurnoverRow['verdict']): number => rows.filter((row) => row.verdict === verdict).length;
  return {
    worse: count('worse'),
    better: count('better'),
    asExpected: count('as expected'),
    cannotTell: count('cannot tell'),
  };
}

/** The row of one manager in a room's answer. */
export function rowOf<Row extends { manager?: Ref | undefined }>(rows: readonly Row[], id: string): Row | undefined {
  return rows.find((row) => row.manager?.id === id);
}

function byManager<Row extends { manager?: Ref | undefined }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.flatMap((row) => (row.manager === undefined ? [] : [[row.manager.id, row] as const])));
}

/** Notes of several rooms, each said once. */
export function notesOf(...rooms: readonly { notes: string[] }[]): string[] {
  return [...new Set(rooms.flatMap((room) => room.notes))];
}
