import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/database.ts';
import { fewestForComments } from '#server/privacy/index.ts';
import { groupName, possibleWriters } from '#server/privacy/audit/commentWriters.ts';
import type { Belonging } from '#server/privacy/audit/obtainedCell.ts';
import { type ObtainedComments, waveName } from './auditConfidentialityObtained.ts';
import type { Question } from './auditConfidentialityPeople.ts';

export interface CommentsAudit {
  told: number;
  groups: number;
  /** Of a group that is told, the fewest people who may have written a comment; absent where none is told. */
  fewestWriters: number | undefined;
  found: string[];
}

/** May each comment be by enough people, whoever knows who answered, where they belong and what came when? */
export async function auditComments(
  db: Database,
  told: ObtainedComments,
  questions: ReadonlyMap<string, Question>,
): Promise<CommentsAudit> {
  const later = await laterWriters(db);
  const [found, writers]: [string[], number[]] = [[], []];
  let count = 0;
  for (const [wave, groups] of told) {
    const { people, minimum } = whoAnswered(questions, wave);
    const possible = possibleWriters(people, minimum);
    for (const [name, { comments }] of groups) {
      const least = Math.min(possible.get(name) ?? 0, later.get(`${wave}\n${name}`) ?? Number.POSITIVE_INFINITY);
      count += comments.length;
      writers.push(least);
      if (least < fewestForComments(minimum)) found.push(`${wave}: comments of ${name} can be by ${least} people only`);
    }
  }
  const fewestWriters = writers.length === 0 ? undefined : Math.min(...writers);
  return { told: count, groups: writers.length, fewestWriters, found };
}

function whoAnswered(questions: ReadonlyMap<string, Question>, wave: string): { people: Belonging[]; minimum: number } {
  const people = new Map<string, Belonging>();
  let minimum = 0;
  for (const [name, question] of questions) {
    if (!name.startsWith(`${wave} · `)) continue;
    minimum = Math.max(minimum, question.minimum);
    question.respondents.forEach((respondent, at) => people.set(respondent, question.people[at]));
  }
  return { people: [...people.values()], minimum };
}

/** Of groups that got comments with a later import too: by how few people, of all such imports. */
async function laterWriters(db: Database): Promise<Map<string, number>> {
  const rows = await db.rows<{ survey: string; wave: string; grouping: string; id: string; writers: number }>(sql`
    with first as (select wave_id, min(import_id) as import_id from released_comments group by wave_id),
      batches as (
        select c.wave_id, c.grouping, c.group_key, c.import_id, count(distinct c.respondent)::int4 as writers
        from released_comments c join first f on f.wave_id = c.wave_id and c.import_id > f.import_id
        where c.grouping is not null group by 1, 2, 3, 4)
    select s.name as survey, w.name as wave, b.grouping, coalesce(e.external_id, b.group_key) as id, min(b.writers)::int4 as writers
    from batches b join survey_waves w on w.wave_id = b.wave_id join surveys s on s.survey_id = w.survey_id
      left join employees e on b.grouping in ('manager', 'area') and e.employee_id::text = b.group_key
    group by 1, 2, 3, 4`);
  return new Map(
    rows.map(({ survey, wave, grouping, id, writers }) => [
      `${waveName(survey, wave)}\n${groupName(grouping, id)}`,
      writers,
    ]),
  );
}
