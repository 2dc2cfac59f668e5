import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { KnownPerson } from './findPerson.ts';

/**
 * What receipts and mappings quote of the person: their name and address go, what was said of the row stays. Tells how many
 * notices.
 */
export async function forgetMentions(session: Session, person: KnownPerson, pseudonym: string): Promise<number> {
  const written = [person.name, ...(person.email === null ? [] : [person.email])];
  const values = [...written, person.externalId].map((text) => text.toLowerCase());
  const quoted = await session.rows(sql`
    update import_notices set value = null where lower(value) = any(${sql.param(values)}::text[]) returning 1`);
  let notices = quoted.length;
  for (const text of written) {
    const pattern = String.raw`\m${text.replaceAll(/[^\p{L}\p{N} ]/gu, String.raw`\$&`)}\M`;
    const told = await session.rows(sql`
      update import_notices set reason = regexp_replace(reason, ${pattern}, ${pseudonym}, 'g')
      where reason ~ ${pattern} returning 1`);
    notices += told.length;
    for (const table of ['mappings', 'import_files'])
      await session.rows(sql`
        update ${sql.identifier(table)}
        set mapping = replace(mapping::text, ${JSON.stringify(text)}, ${JSON.stringify(pseudonym)})::jsonb
        where strpos(mapping::text, ${JSON.stringify(text)}) > 0`);
  }
  return notices;
}
