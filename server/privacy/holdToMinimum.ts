import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { managersOn } from '#server/org/managersOn.ts';
import { fewestForComments } from './commentGroups.ts';
import { decideMembers } from './decideMembers.ts';
import { membersByDimension } from './decideWave.ts';
import { familyOf } from './family.ts';
import { readRespondents } from './readWaveAnswers.ts';
import type { ShownBefore } from './releasedBefore.ts';
import { shownBefore } from './shownBefore.ts';
import { shownKeys } from './shownKeys.ts';

interface Wave {
  waveId: number;
  surveyId: number;
  closedOn: string;
  asOf: number;
  minimum: number;
  /** Scores of groups without single answers. */
  isScores: boolean;
}

const HIDDEN = sql`respondents = null, answers = null, sum = null, sum_squares = null, favourable = null, agreement = null,
  unanimous = false, favourable_bound = null, partly_withheld = false`;

/**
 * Holds the waves that were decided with a lower minimum to this one: withholds cells of fewer people, and then what would give these or any
 * other group under it away, by itself or with another wave. Nothing that is withheld comes back. Returns how many cells are withheld
 * that were shown.
 */
export async function holdToMinimum(session: Session, minimum: number): Promise<number> {
  const waves = await session.rows<Wave>(sql`
    select w.wave_id as "waveId", w.survey_id as "surveyId", w.closed_on::text as "closedOn", r.answers_as_of as "asOf",
      r.minimum_group::int4 as minimum, not exists (select from survey_answers a where a.wave_id = w.wave_id) as "isScores"
    from released_waves r join survey_waves w on w.wave_id = r.wave_id order by w.closed_on, w.wave_id`);
  const lower = waves.filter((wave) => wave.minimum < minimum);
  if (lower.length === 0) return 0;
  const small = await session.rows(sql`
    update released_cells set decision = 'too few', ${HIDDEN} where respondents < ${minimum}::int returning 1 as one`);
  let hidden = small.length;
  for (const surveyId of new Set(lower.map((wave) => wave.surveyId))) {
    const own = waves.filter((wave) => wave.surveyId === surveyId && !wave.isScores);
    hidden += await withholdRevealing(session, own, minimum);
  }
  hidden += await withholdScores(session, lower, minimum);
  await withholdComments(session, minimum);
  await session.rows(
    sql`update released_waves set minimum_group = ${minimum}::smallint where minimum_group < ${minimum}::smallint`,
  );
  return hidden;
}

/** Of the waves of one survey: those held to it already stay as they are, and the others are held against them and each other. */
async function withholdRevealing(session: Session, waves: readonly Wave[], minimum: number): Promise<number> {
  const numbers = new Map<string, number>();
  const numberOf = (respondent: string): number => {
    const known = numbers.get(respondent) ?? numbers.size;
    numbers.set(respondent, known);
    return known;
  };
  const shown: Map<string, ShownBefore>[] = [];
  let hidden = 0;
  for (const wave of waves.toSorted((a, b) => Number(a.minimum < minimum) - Number(b.minimum < minimum))) {
    const answers = await readRespondents(session, wave);
    const family = familyOf(answers.parts, await managersOn(session, wave.closedOn));
    const members = membersByDimension(answers, numberOf);
    const keys = await shownKeys(session, wave.waveId);
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
      hidden += await withhold(
        session,
        { waveId: wave.waveId, dimension },
        [...only].filter((key) => !decided.shown.cells.has(key)),
      );
    }
    shown.push(told);
  }
  return hidden;
}

/** Comments of groups that are now too small go for good; to put them together with others would tell by the difference which they were. */
async function withholdComments(session: Session, minimum: number): Promise<void> {
  await session.rows(sql`
    update released_comments set grouping = null, group_key = '', people = 0, comment = null
    where people < ${fewestForComments(minimum)}::int`);
}

async function withhold(
  session: Session,
  { waveId, dimension }: { waveId: number; dimension: string },
  keys: readonly string[],
): Promise<number> {
  if (keys.length === 0) return 0;
  const rows = await session.rows(sql`
    update released_cells set decision = 'would reveal another group', ${HIDDEN}
    where wave_id = ${waveId}::bigint and dimension = ${dimension} and decision = 'shown'
      and grouping || chr(10) || group_key || chr(10) || group_key_2 = any(${sql.param([...keys])}::text[]) returning 1 as one`);
  return rows.length;
}

/** Who answered is not known of scores: of a wave that a group of now is withheld in, only the company's stay. */
async function withholdScores(session: Session, waves: readonly Wave[], minimum: number): Promise<number> {
  const ids = waves.filter(({ isScores }) => isScores).map(({ waveId }) => waveId);
  if (ids.length === 0) return 0;
  const rows = await session.rows(sql`
    update released_cells c set decision = 'would reveal another group', ${HIDDEN}
    where wave_id = any(${sql.param(ids)}::bigint[]) and decision = 'shown' and grouping <> 'company'
      and respondents >= ${minimum}::int and exists (
        select from released_cells o where o.wave_id = c.wave_id and o.dimension = c.dimension and o.decision <> 'shown') returning 1 as one`);
  return rows.length;
}
