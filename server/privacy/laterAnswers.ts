import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { membersByDimension } from './decideWave.ts';
import type { FamilyGrouping } from './family.ts';
import { difference, isSafeDifference, membersOf, type People, type ShownBefore } from './releasedBefore.ts';
import type { WaveAnswers } from './waveAnswers.ts';

interface Decided {
  answers: WaveAnswers;
  family: readonly FamilyGrouping[];
  before: ReadonlyMap<string, ShownBefore>;
  numberOf: (respondent: string) => number;
  minimum: number;
}

/** Respondents of a decided wave whose answers came or changed since, or whose items are now read otherwise. */
export async function laterRespondents(
  session: Session,
  wave: { waveId: number; surveyId: number; asOf: number },
): Promise<Set<string>> {
  const rows = await session.rows<{ respondent: string }>(sql`
    select distinct a.respondent from survey_answers a
      join survey_items i on i.survey_id = ${wave.surveyId}::bigint and i.item = a.item
    where a.wave_id = ${wave.waveId}::bigint and (a.import_id > ${wave.asOf}::bigint or i.import_id > ${wave.asOf}::bigint)`);
  return new Set(rows.map(({ respondent }) => respondent));
}

/**
 * May a wave be decided anew with what came later? Only if every cell that was shown, and whatever else could be worked out, changes by
 * nobody or by people enough to hide each: somebody who came, left, or answers otherwise.
 */
export function mayBeDecidedAnew(
  { answers, family, before, numberOf, minimum }: Decided,
  later: ReadonlySet<string>,
): boolean {
  const members = membersByDimension(answers, numberOf);
  const changed = new Set([...later].map(numberOf));
  const otherwise = (people: People): number =>
    people.reduce((count, person) => count + (changed.has(person) ? 1 : 0), 0);
  const isSafe = (people: People, now: People): boolean => {
    const still = new Set(now);
    const both = people.filter((person) => still.has(person));
    return isSafeDifference(difference(people, now) + otherwise(both), minimum);
  };
  return [...before].every(([dimension, { cells, classes }]) => {
    const at = answers.dimensions.indexOf(dimension);
    if (at < 0) return false;
    const now = membersOf(members[at], family, (key) => cells.has(key));
    const areSafe = [...cells].every(([key, people]) => isSafe(people, now.get(key) ?? new Int32Array()));
    return areSafe && classes.every((people) => isSafeDifference(otherwise(people), minimum));
  });
}
