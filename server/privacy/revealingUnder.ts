import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { managersOn } from '#server/org/managersOn.ts';
import { decideMembers } from './decideMembers.ts';
import { membersByDimension } from './decideWave.ts';
import { familyOf } from './family.ts';
import { readRespondents } from './readWaveAnswers.ts';
import type { ShownBefore } from './releasedBefore.ts';
import { shownBefore } from './shownBefore.ts';
import { shownKeys } from './shownKeys.ts';
import type { HeldWave } from './wavesUnder.ts';

/** Shown cells of one dimension of a wave, by `cellKey`. */
export interface RevealingCells {
  waveId: number;
  dimension: string;
  keys: string[];
}

/**
 * The shown cells of enough people that would still give a group under this minimum away, by themselves or with another wave, once cells of
 * fewer people are withheld. Reads only: what is found may be counted before anything is withheld.
 */
export async function revealingUnder(
  session: Session,
  { waves, lower }: { waves: readonly HeldWave[]; lower: readonly HeldWave[] },
  minimum: number,
): Promise<RevealingCells[]> {
  const found: RevealingCells[] = [];
  for (const surveyId of new Set(lower.map((wave) => wave.surveyId))) {
    const own = waves.filter((wave) => wave.surveyId === surveyId && !wave.isScores);
    found.push(...(await revealingOfSurvey(session, own, minimum)));
  }
  return [...found, ...(await revealingScores(session, lower, minimum))];
}

/** Of the waves of one survey: those held to it already stay as they are, and the others are held against them and each other. */
async function revealingOfSurvey(
  session: Session,
  waves: readonly HeldWave[],
  minimum: number,
): Promise<RevealingCells[]> {
  const numbers = new Map<string, number>();
  const numberOf = (respondent: string): number => {
    const known = numbers.get(respondent) ?? numbers.size;
    numbers.set(respondent, known);
    return known;
  };
  const shown: Map<string, ShownBefore>[] = [];
  const found: RevealingCells[] = [];
  for (const wave of waves.toSorted((a, b) => Number(a.minimum < minimum) - Number(b.minimum < minimum))) {
    const { waveId } = wave;
    const answers = await readRespondents(session, wave);
    const family = familyOf(answers.parts, await managersOn(session, wave.closedOn));
    const members = membersByDimension(answers, numberOf);
    const keys = await shownKeys(session, waveId, minimum);
    const told = new Map<string, ShownBefore>();
    for (const [at, dimension] of answers.dimensions.entries()) {
      const only = keys.get(dimension) ?? new Set<string>();
      if (wave.minimum >= minimum) {
        told.set(dimension, shownBefore(members[at], family, { keys: only, minimum: wave.minimum }));
        continue;
      }
      const others = shown.flatMap((other) => other.get(dimension) ?? []);
      const decided = decideMembers(members[at], family, others, { minimum, only });
      told.set(dimension, decided.shown);
      found.push({ waveId, dimension, keys: [...only].filter((key) => !decided.shown.cells.has(key)) });
    }
    shown.push(told);
  }
  return found;
}

/** Who answered is not known of scores: of a wave that a group of is withheld in, only the company's stay. */
async function revealingScores(
  session: Session,
  waves: readonly HeldWave[],
  minimum: number,
): Promise<RevealingCells[]> {
  const ids = waves.filter(({ isScores }) => isScores).map(({ waveId }) => waveId);
  if (ids.length === 0) return [];
  return session.rows<RevealingCells>(sql`
    select c.wave_id as "waveId", c.dimension,
      array_agg(c.grouping || chr(10) || c.group_key || chr(10) || c.group_key_2) as keys
    from released_cells c where c.wave_id = any(${sql.param(ids)}::bigint[]) and c.decision = 'shown' and c.grouping <> 'company'
      and c.respondents >= ${minimum}::int and exists (
        select from released_cells o where o.wave_id = c.wave_id and o.dimension = c.dimension
          and (o.decision <> 'shown' or o.respondents < ${minimum}::int))
    group by c.wave_id, c.dimension`);
}
