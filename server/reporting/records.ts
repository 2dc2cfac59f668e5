import { sql } from 'drizzle-orm';
import { linesOf, type ReportingLines } from '#server/access/reportingLine.ts';
import type { Session } from '#server/db/database.ts';
import { readLabels, readPeople } from '#server/facts/readPeople.ts';
import { readSpells } from '#server/facts/readSpells.ts';
import type { Snapshot, SpellFacts } from '#server/facts/snapshot.ts';
import { type Day, dayFromIso } from '#shared/calendar/day.ts';

/** A wave whose cells are decided. */
export interface DecidedWave {
  waveId: number;
  closedOn: Day;
}

/** What decides who sees what, as it stands in this transaction. */
export interface Records {
  lines: ReportingLines;
  spells: SpellFacts;
  labels: Snapshot['labels'];
  /** A person's employee id, by place. */
  employeeIds: readonly number[];
  waves: readonly DecidedWave[];
  /** Managers any released cell is of, by place: the groups that go by somebody. */
  ledGroups: readonly { waveId: number; grouping: string; manager: number }[];
}

/** Reads them through the same queries the facts are read with, also what this transaction has changed and not yet committed. */
export async function readRecords(session: Session): Promise<Records> {
  const { people, index } = await readPeople(session);
  const labels = await readLabels(session);
  const spells = await readSpells(session, index, labels);
  const employeeIds = [...index.keys()];
  const waves = await session.rows<{ waveId: number; closedOn: string }>(sql`
    select w.wave_id as "waveId", w.closed_on::text as "closedOn"
    from survey_waves w join released_waves r on r.wave_id = w.wave_id order by w.wave_id`);
  const led = await session.rows<{ waveId: number; grouping: string; employee: number }>(sql`
    select distinct wave_id as "waveId", grouping, group_key::bigint as employee from released_cells
    where grouping in ('manager', 'area')`);
  return {
    lines: linesOf({ people, spells }),
    spells,
    labels,
    employeeIds,
    waves: waves.map(({ waveId, closedOn }) => ({ waveId, closedOn: dayFromIso(closedOn)! })),
    ledGroups: led.flatMap(({ employee, ...group }) => {
      const manager = index.get(employee);
      return manager === undefined ? [] : [{ ...group, manager }];
    }),
  };
}
