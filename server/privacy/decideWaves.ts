import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { managersOn } from '#server/org/managersOn.ts';
import { decideComments } from './decideComments.ts';
import { decideScoreWaves } from './decideScoreWaves.ts';
import { decideWave, membersByDimension } from './decideWave.ts';
import { familyOf } from './family.ts';
import { laterRespondents, mayBeDecidedAnew } from './laterAnswers.ts';
import { minimumInForce } from './minimumInForce.ts';
import { readRespondents, readWaveAnswers } from './readWaveAnswers.ts';
import { shownBefore } from './shownBefore.ts';
import { shownKeys } from './shownKeys.ts';
import type { ShownBefore } from './releasedBefore.ts';
import { storeLater, storeReleased } from './storeReleased.ts';

interface WaveRow {
  waveId: number;
  surveyId: number;
  closedOn: string;
  minimum: number | null;
  answersAsOf: number | null;
}

/** What has been shown of the waves of one survey so far, and the numbers its respondents go by. */
interface Survey {
  numberOf: (respondent: string) => number;
  shown: Map<number, Map<string, ShownBefore>>;
}

/**
 * Decides what of the answers may be shown: the waves this import brought first answers of and whose day has come, for good; and waves
 * decided before whose answers it changed, but only if every cell that was shown changes by enough people to hide each of them. Otherwise
 * the wave stays as it was shown.
 */
export async function decideWaves(session: Session, { importId, now }: { importId: number; now: Date }): Promise<void> {
  const waves = await wavesOf(session, now);
  const touched = await touchedWaves(session, importId);
  const due = waves.filter(({ waveId, answersAsOf }) => answersAsOf === null || touched.has(waveId));
  const surveys = new Map<number, Survey>();
  for (const wave of due) {
    const survey = surveys.get(wave.surveyId) ?? (await readSurvey(session, wave.surveyId, waves));
    surveys.set(wave.surveyId, survey);
    await decideOne(session, wave, survey, { importId, now });
  }
  const ofScores = await decideScoreWaves(session, { importId, now });
  await decideComments(session, importId);
  if (due.length + ofScores > 0) await session.rows(sql`analyze released_waves, released_cells`);
}

async function decideOne(
  session: Session,
  wave: WaveRow,
  survey: Survey,
  { importId, now }: { importId: number; now: Date },
): Promise<void> {
  const minimum = wave.minimum ?? (await minimumInForce(session));
  const released = { waveId: wave.waveId, minimum, importId, now };
  const before = survey.shown.get(wave.waveId);
  const others = otherWaves(wave, survey);
  const answers = await readWaveAnswers(session, wave);
  const bosses = await managersOn(session, wave.closedOn);
  const { numberOf } = survey;
  if (before !== undefined && wave.answersAsOf !== null) {
    const later = await laterRespondents(session, { ...wave, asOf: wave.answersAsOf });
    const family = familyOf(answers.parts, bosses);
    if (!mayBeDecidedAnew({ answers, family, before, numberOf, minimum }, later))
      return storeLater(session, released, later.size);
  }
  const decided = decideWave({ answers, minimum, bosses, numberOf, others });
  await storeReleased(session, released, decided.cells);
  survey.shown.set(wave.waveId, decided.shown);
}

/** What a wave is held against: every other wave of its survey, and what was shown of itself. */
function otherWaves({ waveId }: WaveRow, { shown }: Survey): Map<string, ShownBefore>[] {
  const itself = [...(shown.get(waveId) ?? [])].map(([dimension, own]): [string, ShownBefore] => [
    dimension,
    { ...own, sameWave: true },
  ]);
  return [new Map(itself), ...[...shown].flatMap(([id, own]) => (id === waveId ? [] : [own]))];
}

/** Waves that closed and have answers, in the order they closed. */
function wavesOf(session: Session, now: Date): Promise<WaveRow[]> {
  return session.rows<WaveRow>(sql`
    select w.wave_id as "waveId", w.survey_id as "surveyId", w.closed_on::text as "closedOn", r.minimum_group::int4 as minimum,
      r.answers_as_of as "answersAsOf"
    from survey_waves w left join released_waves r on r.wave_id = w.wave_id
    where w.closed_on <= ${now.toISOString().slice(0, 10)}::date and exists (select from survey_answers a where a.wave_id = w.wave_id)
    order by w.closed_on, w.wave_id`);
}

/** Waves decided before of which this import wrote answers, or items of the survey. */
async function touchedWaves(session: Session, importId: number): Promise<Set<number>> {
  const rows = await session.rows<{ waveId: number }>(sql`
    select r.wave_id as "waveId" from released_waves r where exists (
        select from survey_answers a where a.wave_id = r.wave_id and a.import_id = ${importId}::bigint)
      or exists (select from survey_items i join survey_waves w on w.survey_id = i.survey_id
        where w.wave_id = r.wave_id and i.import_id = ${importId}::bigint)`);
  return new Set(rows.map(({ waveId }) => waveId));
}

async function readSurvey(session: Session, surveyId: number, waves: readonly WaveRow[]): Promise<Survey> {
  const numbers = new Map<string, number>();
  const numberOf = (respondent: string): number => {
    let number = numbers.get(respondent);
    if (number === undefined) numbers.set(respondent, (number = numbers.size));
    return number;
  };
  const shown = new Map<number, Map<string, ShownBefore>>();
  for (const wave of waves) {
    if (wave.surveyId !== surveyId || wave.answersAsOf === null) continue;
    const answers = await readRespondents(session, { ...wave, asOf: wave.answersAsOf });
    const family = familyOf(answers.parts, await managersOn(session, wave.closedOn));
    const members = membersByDimension(answers, numberOf);
    const keys = await shownKeys(session, wave.waveId);
    const told = answers.dimensions.map((dimension, place): [string, ShownBefore] => [
      dimension,
      shownBefore(members[place], family, { keys: keys.get(dimension) ?? new Set(), minimum: wave.minimum! }),
    ]);
    shown.set(wave.waveId, new Map(told));
  }
  return { numberOf, shown };
}
