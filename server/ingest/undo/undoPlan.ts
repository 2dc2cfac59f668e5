import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { UndoPlan } from '#shared/contract/import.ts';
import { IngestError } from '../ingestError.ts';
import { standsAlone } from './standsAlone.ts';

/** An import that is not undone. */
interface Standing {
  id: number;
  /** Is anything stored because of it, beside how its files were read and up to which day they go? */
  stored: boolean;
  scim: boolean;
}

/**
 * The imports that go when this one is undone, or when none is given the latest that stored something. Requests of an
 * identity provider about other people than the undone ones stay. Rejects with IngestError when it cannot be undone.
 */
export async function undoPlan(session: Session, asked: number | undefined): Promise<UndoPlan> {
  const standing = await standingImports(session);
  const wanted = asked ?? nextOf(standing);
  const chosen = standing.find(({ id }) => id === wanted);
  if (!chosen) throw await whyNot(session, asked);
  const plan: UndoPlan = { importId: chosen.id, inTheWay: [], idle: [] };
  if (!chosen.stored) return plan;
  const later = standing.filter(({ id }) => id > chosen.id);
  const apart = await standsAlone(
    session,
    chosen.id,
    later.filter(({ stored }) => stored),
  );
  plan.inTheWay = later.filter(({ id, stored }) => stored && !apart.has(id)).map(({ id }) => id);
  plan.idle = later.filter(({ stored }) => !stored).map(({ id }) => id);
  return plan;
}

/** The import that is undone when none is named; `undefined` when there is none. */
export async function undoNext(session: Session): Promise<number | undefined> {
  return nextOf(await standingImports(session));
}

const nextOf = (standing: readonly Standing[]) => standing.findLast(({ stored }) => stored)?.id ?? standing.at(-1)?.id;

/** Which of these has to go first, in a sentence; `undefined` when none but those that were agreed to. */
export function refusal({ importId, inTheWay }: UndoPlan, agreed: readonly number[]): string | undefined {
  const others = inTheWay.filter((id) => !agreed.includes(id));
  if (others.length === 0) return undefined;
  const last = others.at(-1);
  const first =
    others.length === 1
      ? `Undo import ${last} first, or both at once`
      : `Undo import ${last} first, or ${importId} and the ${others.length} in its way (${others.join(', ')}) at once`;
  return `Import ${importId} cannot be undone before those after it: they were worked out on what it left. ${first} (bellwether undo --back-to ${importId}).`;
}

/** Tables to which an import adds rows that no row of a file is counted for. */
const UNCOUNTED = ['employees', 'employee_other_ids', 'surveys', 'survey_items', 'survey_waves'];

function standingImports(session: Session): Promise<Standing[]> {
  const added = UNCOUNTED.map((table) => `exists (select from ${table} t where t.import_id = i.import_id)`);
  return session.rows<Standing>(sql`
    select i.import_id as id, bool_and(f.kind = 'scim') as scim,
      sum(f.rows_new + f.rows_changed) > 0 or exists (
        select from replaced_rows r where r.import_id = i.import_id and r.table_name <> 'mappings') or ${sql.raw(added.join(' or '))} as stored
    from imports i join import_files f on f.import_id = i.import_id
    where i.undone_at is null group by i.import_id order by i.import_id`);
}

async function whyNot(session: Session, asked: number | undefined): Promise<IngestError> {
  if (asked === undefined) return new IngestError('There is no import to undo.');
  const found = await session.rows(sql`select from imports where import_id = ${asked}::bigint`);
  return new IngestError(found.length === 0 ? `There is no import ${asked}.` : `Import ${asked} is undone already.`);
}
