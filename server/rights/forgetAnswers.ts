import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { KnownPerson } from './findPerson.ts';

interface Forgetting {
  person: KnownPerson;
  respondentOf: (survey: string, who: string) => string;
}

/** What the person wrote goes for good: their own words can tell who they are, whatever hash they stand under. Tells how many comments. */
async function forgetComments(session: Session, respondent: string): Promise<number> {
  const gone = await session.rows(sql`delete from survey_comments where respondent = ${respondent} returning 1`);
  await session.rows(sql`delete from released_comments where respondent = ${respondent}`);
  await session.rows(sql`
    delete from replaced_rows where table_name in ('survey_comments', 'released_comments') and row ->> 'respondent' = ${respondent}`);
  return gone.length;
}

/**
 * Answers given by the person go on to count, under the hash of what is left of them: with the key and their old id nobody
 * finds them any more. Comments are deleted, shown ones too. Tells how many of each.
 */
export async function forgetAnswers(
  session: Session,
  { person, respondentOf }: Forgetting,
  pseudonym: string,
): Promise<{ survey_answers: number; survey_comments: number }> {
  const surveys = await session.rows<{ id: number; name: string }>(sql`select survey_id as id, name from surveys`);
  let answers = 0;
  let comments = 0;
  const known = [person.externalId, ...(person.email === null ? [] : [person.email, person.email.toLowerCase()])];
  for (const survey of surveys) {
    const to = respondentOf(survey.name, pseudonym);
    for (const who of known) {
      const from = respondentOf(survey.name, who);
      const moved = await session.rows(sql`
        update survey_answers set respondent = ${to} where respondent = ${from}
          and wave_id in (select wave_id from survey_waves where survey_id = ${survey.id}::bigint) returning 1`);
      await session.rows(sql`
        update replaced_rows set row = jsonb_set(row, '{respondent}', to_jsonb(${to}::text))
        where table_name = 'survey_answers' and row ->> 'respondent' = ${from}`);
      answers += moved.length;
      comments += await forgetComments(session, from);
    }
  }
  return { survey_answers: answers, survey_comments: comments };
}
