import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { copyRows } from '#server/ingest/load/copyText.ts';
import { managersOn } from '#server/org/managersOn.ts';
import { commentGroups, fewestForComments } from './commentGroups.ts';

interface WaveRow {
  waveId: number;
  closedOn: string;
  minimum: number;
  /** The import that the wave's numbers were first decided with. */
  isNew: boolean;
}

interface CommentRow {
  respondent: string;
  question: string;
  comment: string;
}

/**
 * Decides in which group each comment of a closed wave is shown that was not decided on before, once and for good. Of a wave decided with this
 * import anybody who answered may be the writer; comments that come later may be by those only who wrote them, so these alone count.
 */
export async function decideComments(session: Session, importId: number): Promise<void> {
  const waves = await session.rows<WaveRow>(sql`
    select w.wave_id as "waveId", w.closed_on::text as "closedOn", r.minimum_group::int4 as minimum,
      r.import_id = ${importId}::bigint and r.answers_as_of = ${importId}::bigint and not exists (
        select from replaced_rows k where k.import_id = ${importId}::bigint and k.table_name = 'released_waves'
          and k.row -> 'wave_id' = to_jsonb(w.wave_id)) as "isNew"
    from survey_waves w join released_waves r on r.wave_id = w.wave_id
    where exists (select from survey_comments c where c.wave_id = w.wave_id) order by w.wave_id`);
  for (const wave of waves) {
    const fresh = await undecided(session, wave.waveId);
    if (fresh.length > 0) await decideWaveComments(session, { ...wave, importId }, fresh);
  }
}

const undecided = (session: Session, waveId: number): Promise<CommentRow[]> =>
  session.rows<CommentRow>(sql`
    select c.respondent, c.question, c.comment from survey_comments c
    where c.wave_id = ${waveId}::bigint and not exists (
      select from released_comments r where r.wave_id = c.wave_id and r.respondent = c.respondent and r.question = c.question)
    order by c.respondent, c.question`);

async function decideWaveComments(
  session: Session,
  { waveId, closedOn, minimum, isNew, importId }: WaveRow & { importId: number },
  fresh: readonly CommentRow[],
): Promise<void> {
  const writers = new Set(fresh.map(({ respondent }) => respondent));
  const answering = await session.rows<{ respondent: string; manager: string; department: string }>(sql`
    select respondent, coalesce(min(manager_id)::text, '') as manager, coalesce(min(department), '') as department
    from survey_answers where wave_id = ${waveId}::bigint group by respondent order by respondent`);
  const people = answering.filter(({ respondent }) => isNew || writers.has(respondent));
  const groups = commentGroups(people, await managersOn(session, closedOn), fewestForComments(minimum));
  const groupOf = new Map(people.map(({ respondent }, person) => [respondent, groups[person]]));
  const rows = fresh.map(({ respondent, question, comment }) => {
    const group = groupOf.get(respondent);
    const shown = group && [group.grouping, group.key, group.people, comment];
    return [waveId, respondent, question, ...(shown ?? [null, '', 0, null]), importId];
  });
  await session.copy('released_comments', COLUMNS, copyRows(rows));
}

const COLUMNS = ['wave_id', 'respondent', 'question', 'grouping', 'group_key', 'people', 'comment', 'import_id'];
