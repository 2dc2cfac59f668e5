import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { ConfidentialitySettings } from '#shared/contract/confidentiality.ts';
import { minimumInForce } from './minimumInForce.ts';
import { minimumGroupFloor } from './suppress.ts';

interface CountRow {
  survey: string;
  wave: string;
  closedOn: string;
  minimumGroup: number;
  laterRespondents: number;
  decision: string;
  cells: number;
}

/** The minimum for the next wave, and of every decided wave how many of its cells are shown and withheld; the latest first. */
export async function confidentialitySettings(session: Session): Promise<ConfidentialitySettings> {
  const rows = await session.rows<CountRow>(sql`
    select s.name as survey, w.name as wave, w.closed_on::text as "closedOn", r.minimum_group::int4 as "minimumGroup",
      r.later_respondents as "laterRespondents", c.decision, count(*)::int4 as cells
    from released_waves r join survey_waves w on w.wave_id = r.wave_id join surveys s on s.survey_id = w.survey_id
    join released_cells c on c.wave_id = r.wave_id
    group by r.wave_id, s.name, w.name, w.closed_on, r.minimum_group, r.later_respondents, c.decision
    order by w.closed_on desc, s.name, r.wave_id, c.decision`);
  const waves = new Map<string, ConfidentialitySettings['waves'][number]>();
  for (const { decision, cells, ...row } of rows) {
    const key = `${row.survey}\0${row.wave}`;
    const wave = waves.get(key) ?? { ...row, shown: 0, withheld: {} };
    waves.set(key, wave);
    if (decision === 'shown') wave.shown += cells;
    else wave.withheld[decision] = (wave.withheld[decision] ?? 0) + cells;
  }
  return { minimumGroup: await minimumInForce(session), floor: minimumGroupFloor, waves: [...waves.values()] };
}
