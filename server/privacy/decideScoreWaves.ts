import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { managersOn } from '#server/org/managersOn.ts';
import { decideScores } from './decideScores.ts';
import { mayBeReplaced, type ShownScore } from './laterScores.ts';
import { minimumInForce } from './minimumInForce.ts';
import { readScores, type WaveScores } from './readScores.ts';
import type { ReleasedCell } from './releasedCells.ts';
import { figuresOf, groupKey } from './scoredGroups.ts';
import { storeLater, storeReleased } from './storeReleased.ts';

interface WaveRow {
  waveId: number;
  surveyId: number;
  closedOn: string;
  minimum: number | null;
  answersAsOf: number | null;
}

interface Deciding {
  importId: number;
  now: Date;
}

/**
 * Decides what may be shown of waves that hold scores of groups instead of single answers: of those whose day has come for good, and of those
 * decided before whose scores this import changed only as far as that gives nobody away. Returns how many waves were looked at.
 */
export async function decideScoreWaves(session: Session, deciding: Deciding): Promise<number> {
  const waves = await wavesDue(session, deciding);
  for (const wave of waves) await decideOne(session, wave, deciding);
  return waves.length;
}

/** Closed waves with scores that are not decided yet, or of which this import wrote something. */
function wavesDue(session: Session, { importId, now }: Deciding): Promise<WaveRow[]> {
  return session.rows<WaveRow>(sql`
    select w.wave_id as "waveId", w.survey_id as "surveyId", w.closed_on::text as "closedOn", r.minimum_group::int4 as minimum,
      r.answers_as_of as "answersAsOf"
    from survey_waves w left join released_waves r on r.wave_id = w.wave_id
    where w.closed_on <= ${now.toISOString().slice(0, 10)}::date and exists (select from survey_scores s where s.wave_id = w.wave_id)
      and (r.wave_id is null or exists (select from survey_scores s where s.wave_id = w.wave_id and s.import_id = ${importId}::bigint)
        or exists (select from survey_items i where i.survey_id = w.survey_id and i.import_id = ${importId}::bigint))
    order by w.closed_on, w.wave_id`);
}

async function decideOne(session: Session, wave: WaveRow, { importId, now }: Deciding): Promise<void> {
  const minimum = wave.minimum ?? (await minimumInForce(session));
  const released = { waveId: wave.waveId, minimum, importId, now };
  const bosses = await managersOn(session, wave.closedOn);
  const scores = await readScores(session, { ...wave, asOf: wave.answersAsOf ?? undefined });
  const before = wave.answersAsOf === null ? undefined : await shownBefore(session, wave.waveId);
  const decided: ReleasedCell[] = [];
  let mayReplace = before === undefined || [...before.keys()].every((dimension) => scores.groups.has(dimension));
  for (const [dimension, groups] of scores.groups) {
    const shown = before?.get(dimension) ?? new Map<string, ShownScore>();
    const changed = scores.changed.get(dimension) ?? new Set<string>();
    const kept = new Set([...shown.keys()].filter((key) => !changed.has(key)));
    const cells = decideScores({ dimension, groups, bosses, minimum, shownBefore: kept });
    mayReplace &&= mayBeReplaced({ groups, changed, shownBefore: shown, bosses, minimum }, cells);
    decided.push(...cells);
  }
  if (mayReplace) await storeReleased(session, released, decided);
  else await storeLater(session, released, peopleBehind(scores));
}

/** The most people who can stand behind what changed: those of one kind of groups and one dimension. */
function peopleBehind({ groups, changed }: WaveScores): number {
  const counts = [...groups].flatMap(([dimension, own]) => {
    const touched = own.filter((group) => changed.get(dimension)?.has(groupKey(group)) === true);
    const sums = new Map<string, number>();
    for (const group of touched)
      sums.set(group.grouping, (sums.get(group.grouping) ?? 0) + figuresOf(group).respondents);
    return [...sums.values()];
  });
  return Math.max(0, ...counts);
}

/** Per dimension, the cells that a wave shows. */
async function shownBefore(session: Session, waveId: number): Promise<Map<string, Map<string, ShownScore>>> {
  const rows = await session.rows<{
    dimension: string;
    grouping: string;
    key: string;
    respondents: number;
    sum: number | null;
  }>(sql`
    select dimension, grouping, group_key as key, respondents, sum from released_cells
    where wave_id = ${waveId}::bigint and decision = 'shown'`);
  const found = new Map<string, Map<string, ShownScore>>();
  for (const { dimension, grouping, key, respondents, sum } of rows) {
    const cells = found.get(dimension) ?? new Map<string, ShownScore>();
    found.set(dimension, cells.set(`${grouping}\n${key}`, { respondents, sum: sum ?? undefined }));
  }
  return found;
}
