import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/** A decided wave, and the minimum it is held to. */
export interface HeldWave {
  waveId: number;
  surveyId: number;
  closedOn: string;
  asOf: number;
  minimum: number;
  /** Scores of groups without single answers. */
  isScores: boolean;
}

/** Every decided wave in the order they closed, and those among them that are held to a lower minimum than this. */
export async function wavesUnder(session: Session, minimum: number): Promise<{ waves: HeldWave[]; lower: HeldWave[] }> {
  const waves = await session.rows<HeldWave>(sql`
    select w.wave_id as "waveId", w.survey_id as "surveyId", w.closed_on::text as "closedOn", r.answers_as_of as "asOf",
      r.minimum_group::int4 as minimum, not exists (select from survey_answers a where a.wave_id = w.wave_id) as "isScores"
    from released_waves r join survey_waves w on w.wave_id = r.wave_id order by w.closed_on, w.wave_id`);
  return { waves, lower: waves.filter((wave) => wave.minimum < minimum) };
}
