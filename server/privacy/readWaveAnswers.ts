import { type SQL, sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { columns } from '#server/facts/columns.ts';
import type { Place, WaveAnswers } from './waveAnswers.ts';

/** The rows of one wave as the tables hold them. */
const rowsNow = (waveId: number): SQL => sql`
  select respondent, item, value, manager_id, role, department, location, tenure_band from survey_answers where wave_id = ${waveId}::bigint`;

/** Who had answered what in one wave when this import was through: rows written since count as they were before. */
const rowsAsOf = (waveId: number, importId: number): SQL => sql`
  select respondent, item, value, manager_id, role, department, location, tenure_band from survey_answers
    where wave_id = ${waveId}::bigint and import_id <= ${importId}::bigint
  union all
  select k.respondent, k.item, k.value, k.manager_id, k.role, k.department, k.location, k.tenure_band from (
      select distinct on (row -> 'respondent', row -> 'item') row from replaced_rows
      where table_name = 'survey_answers' and import_id > ${importId}::bigint
        and row -> 'wave_id' = to_jsonb(${waveId}::bigint) and (row ->> 'import_id')::bigint <= ${importId}::bigint
      order by row -> 'respondent', row -> 'item', import_id, no) f,
    jsonb_populate_record(null::survey_answers, f.row) k
  where not exists (select from survey_answers a where a.wave_id = ${waveId}::bigint and a.respondent = k.respondent
    and a.item = k.item and a.import_id <= ${importId}::bigint)`;

const PLACE = sql`a.manager_id, a.department, a.location, a.role, a.tenure_band`;
const PLACE_TEXT = sql`coalesce(g.manager_id::text, '') as manager, coalesce(g.department, '') as department,
  coalesce(g.location, '') as location, coalesce(g.role, '') as role, coalesce(g.tenure_band, '') as tenure`;
const place = { manager: 'text', department: 'text', location: 'text', role: 'text', tenure: 'text' } as const;
const item = (surveyId: number): SQL => sql`
  select item, dimension, scale_low as low, scale_high as high,
    (row_number() over (order by item collate "C") - 1)::int4 as index,
    (dense_rank() over (order by dimension collate "C") - 1)::int4 as dimension_code
  from survey_items where survey_id = ${surveyId}::bigint`;

interface OneWave {
  waveId: number;
  surveyId: number;
  /** The answers as this import left them; as they are now when left out. */
  asOf?: number;
}

/**
 * All answers of one wave. Together with `readRespondents` the only place that reads answers: what readers are shown comes from the released
 * cells.
 */
export async function readWaveAnswers(session: Session, { waveId, surveyId }: OneWave): Promise<WaveAnswers> {
  const items = await session.rows<{ dimension: string; low: number; high: number }>(sql`
    select dimension, scale_low::float8 as low, scale_high::float8 as high from survey_items
    where survey_id = ${surveyId}::bigint order by item collate "C"`);
  const dimensions = [...new Set(items.map(({ dimension }) => dimension))].sort(byCodePoint);
  const scores = await readScores(session, { waveId, surveyId });
  const parts = new Parts();
  const partOfScore = parts.of(scores);
  // Sums of doubles depend on the order they are added in, which is the engine's affair; sums of whole millionths do not.
  const cells = await columns(
    session,
    sql`with items as materialized (${item(surveyId)}),
      g as (
        select i.index as item, ${PLACE}, count(*)::int4 as n, sum(round(1e6 * a.value)::int8) as total,
          sum(round(1e6 * a.value)::int8 * round(1e6 * a.value)::int8) as squares,
          (count(*) filter (where a.value - i.low >= 0.75 * (i.high - i.low)))::int4 as favourable
        from (${rowsNow(waveId)}) a join items i on i.item = a.item group by i.index, ${PLACE})
      select ${PLACE_TEXT}, g.item, g.n, g.total::float8 / 1e6 as sum, g.squares::float8 / 1e12 as "sumSquares", g.favourable from g order by g.item, 1, 2, 3, 4, 5`,
    { ...place, item: 'int4', n: 'int4', sum: 'float8', sumSquares: 'float8', favourable: 'int4' },
  );
  return {
    dimensions,
    items: items.map(({ dimension, low, high }) => ({ dimension: dimensions.indexOf(dimension), low, high })),
    scores: { respondent: scores.respondent, part: partOfScore, dimension: scores.dimension, score: scores.score },
    itemCells: { ...cells, part: parts.of(cells) },
    parts: parts.list,
  };
}

/** Who answered which dimension of a wave, and where they belonged. Their scores are not to be used: rows written since may differ. */
export async function readRespondents(session: Session, wave: OneWave): Promise<WaveAnswers> {
  const items = await session.rows<{ dimension: string }>(
    sql`select distinct dimension from survey_items where survey_id = ${wave.surveyId}::bigint`,
  );
  const dimensions = items.map(({ dimension }) => dimension).sort(byCodePoint);
  const scores = await readScores(session, wave);
  const parts = new Parts();
  const none = { part: [], item: [], n: [], sum: [], sumSquares: [], favourable: [] };
  const partOfScore = parts.of(scores);
  return { dimensions, items: [], scores: { ...scores, part: partOfScore }, itemCells: none, parts: parts.list };
}

const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** In order of respondent, so that sums are the same to the last bit on both engines. */
function readScores(session: Session, { waveId, surveyId, asOf }: OneWave) {
  const rows = asOf === undefined ? rowsNow(waveId) : rowsAsOf(waveId, asOf);
  return columns(
    session,
    sql`with items as materialized (${item(surveyId)}),
      g as (
        select a.respondent, i.dimension_code as dimension, ${PLACE},
          round(sum(round(1e8 * (a.value - i.low) / (i.high - i.low))::int8)::float8 / count(*))::float8 / 1e6 as score
        from (${rows}) a join items i on i.item = a.item group by a.respondent, i.dimension_code, ${PLACE})
      select g.respondent, g.dimension, ${PLACE_TEXT}, g.score from g
      order by g.respondent collate "C", g.dimension, 3, 4, 5, 6, 7`,
    { respondent: 'text', dimension: 'int4', ...place, score: 'float8' },
  );
}

type PlaceColumns = { readonly [field in keyof Place]: readonly string[] };

/** Numbers the places people belong to. */
class Parts {
  readonly list: Place[] = [];
  private readonly codes = new Map<string, number>();

  of({ manager, department, location, role, tenure }: PlaceColumns): Int32Array {
    return Int32Array.from(manager, (_, row) => {
      const own = {
        manager: manager[row],
        department: department[row],
        location: location[row],
        role: role[row],
        tenure: tenure[row],
      };
      const key = Object.values(own).join('\n');
      let code = this.codes.get(key);
      if (code === undefined) this.codes.set(key, (code = this.list.push(own) - 1));
      return code;
    });
  }
}
