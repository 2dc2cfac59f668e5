import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/** What is stored of a wave: single answers, or scores of groups; never both. */
export type WaveContent = 'answers' | 'scores';

/** By wave id; waves of which nothing is stored are not there. */
export async function waveContents(session: Session): Promise<Map<number, WaveContent>> {
  const rows = await session.rows<{ id: number; answers: boolean; scores: boolean }>(sql`
    select w.wave_id as id, exists (select from survey_answers a where a.wave_id = w.wave_id) as answers,
      exists (select from survey_scores s where s.wave_id = w.wave_id) as scores from survey_waves w`);
  return new Map(
    rows.flatMap(({ id, answers, scores }): [number, WaveContent][] =>
      answers || scores ? [[id, answers ? 'answers' : 'scores']] : [],
    ),
  );
}

/** Why rows of the other sort cannot be taken for a wave. */
export const otherContent: Record<WaveContent, string> = {
  answers: 'holds single answers already, and its scores are worked out from them: scores of groups are not taken',
  scores:
    'holds scores of groups already: single answers are not taken beside them; undo the import of the scores to have the answers instead',
};
