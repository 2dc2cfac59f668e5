import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { groupKey, type ItemScore, type ScoredGroup, type ScoredGrouping } from './scoredGroups.ts';

interface Row {
  dimension: string;
  item: string;
  low: number;
  high: number;
  grouping: ScoredGrouping;
  key: string;
  department: string;
  score: number;
  respondents: number;
  favourable: number | null;
  deviation: number | null;
  importId: number;
}

/** The scores of one wave, dimension by dimension, and the groups of each of which a row came after `asOf`. */
export interface WaveScores {
  groups: Map<string, ScoredGroup[]>;
  changed: Map<string, Set<string>>;
}

/** All scores of groups of one wave. The only place that reads them: what readers are shown comes from the released cells. */
export async function readScores(
  session: Session,
  { waveId, surveyId, asOf }: { waveId: number; surveyId: number; asOf: number | undefined },
): Promise<WaveScores> {
  const rows = await session.rows<Row>(sql`
    select i.dimension, s.item, i.scale_low::float8 as low, i.scale_high::float8 as high, s.grouping, s.group_key as key,
      coalesce(s.department, '') as department, s.score, s.respondents::int4 as respondents, s.favourable,
      s.standard_deviation as deviation, greatest(s.import_id, i.import_id) as "importId"
    from survey_scores s join survey_items i on i.survey_id = ${surveyId}::bigint and i.item = s.item
    where s.wave_id = ${waveId}::bigint
    order by i.dimension collate "C", s.grouping collate "C", s.group_key collate "C", s.item collate "C"`);
  const found: WaveScores = { groups: new Map(), changed: new Map() };
  const places = new Map<string, ScoredGroup>();
  for (const row of rows) {
    const { dimension, grouping, key, department } = row;
    const place = `${dimension}\n${groupKey(row)}`;
    let group = places.get(place);
    if (group === undefined) {
      group = { grouping, key, department, items: [] };
      places.set(place, group);
      (found.groups.get(dimension) ?? found.groups.set(dimension, []).get(dimension)!).push(group);
    }
    group.items.push(itemScore(row));
    if (asOf !== undefined && row.importId > asOf)
      found.changed.set(dimension, (found.changed.get(dimension) ?? new Set()).add(groupKey(row)));
  }
  return found;
}

function itemScore({ item, low, high, score, respondents, favourable, deviation }: Row): ItemScore {
  const points = 100 / (high - low);
  return {
    item,
    respondents,
    score: points * (score - low),
    favourable: favourable ?? undefined,
    deviation: deviation === null ? undefined : points * deviation,
  };
}
