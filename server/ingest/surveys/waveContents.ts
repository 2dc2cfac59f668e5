import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

/** What a wave is stored as: single answers, or scores of groups; never both. */
export type WaveContent = 'answers' | 'scores';

/** Of a wave whose retention period is over only what was released is left. */
export type StoredWave = WaveContent | 'released only';

/** By wave id; waves of which nothing is stored are not there. */
export async function waveContents(session: Session): Promise<Map<number, StoredWave>> {
  const rows = await session.rows<{ id: number; answers: boolean; scores: boolean; released: boolean }>(sql`
    select w.wave_id as id, exists (select from survey_answers a where a.wave_id = w.wave_id) as answers,
      exists (select from survey_scores s where s.wave_id = w.wave_id) as scores,
      exists (select from released_waves r where r.wave_id = w.wave_id) as released from survey_waves w`);
  return new Map(
    rows.flatMap(({ id, answers, scores, released }): [number, StoredWave][] => {
      if (answers || scores) return [[id, answers ? 'answers' : 'scores']];
      return released ? [[id, 'released only']] : [];
    }),
  );
}

/** Why rows of the other sort cannot be taken for a wave. */
export const otherContent: Record<StoredWave, string> = {
  answers: 'holds single answers already, and its scores are worked out from them: scores of groups are not taken',
  scores:
    'holds scores of groups already: single answers are not taken beside them; undo the import of the scores to have the answers instead',
  'released only':
    'was deleted after its retention period, and what was released of it stays as it is: nothing more is taken for it',
};
