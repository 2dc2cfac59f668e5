import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { type Mapping, mapping as mappingSchema } from '#shared/contract/import.ts';
import { declarationOf } from '../kinds/kindDeclarations.ts';
import { keepReplaced } from '../undo/keepReplaced.ts';
import { compact, fingerprint } from './header.ts';

/** How a person last had files with this header read; without the dates of that one file. */
export async function rememberedMapping(session: Session, columns: readonly string[]): Promise<Mapping | undefined> {
  const [row] = await session.rows<{ mapping: unknown }>(
    sql`select mapping from mappings where header_fingerprint = ${fingerprint(columns)}`,
  );
  if (row === undefined) return undefined;
  const mapping = mappingSchema.parse(row.mapping);
  const written = new Map(columns.map((column) => [compact(column), column]));
  return {
    ...mapping,
    columns: mapping.columns.map((each) => ({ ...each, column: written.get(compact(each.column)) ?? each.column })),
  };
}

/** Keeps how this file was read for the next one with the same header. */
export async function rememberMapping(
  session: Session,
  importId: number,
  columns: readonly string[],
  mapping: Mapping,
): Promise<void> {
  // A file of another kind may be read as a last resort besides; that is not how the next one is read.
  if (declarationOf(mapping.kind).lastResort) return;
  const { kind, preset, constants, only, quotaMonths, survey, separateManagers, namedManagers } = mapping;
  const kept = {
    kind,
    preset,
    constants,
    only,
    quotaMonths,
    survey,
    separateManagers,
    namedManagers,
    columns: mapping.columns.map((column) => ({ ...column, values: undefined })),
  };
  const [header, read] = [fingerprint(columns), JSON.stringify(kept)];
  await keepReplaced(
    session,
    importId,
    'mappings',
    sql`where t.header_fingerprint = ${header} and (t.kind <> ${kind} or t.mapping <> ${read}::jsonb)`,
  );
  await session.rows(sql`
    insert into mappings (header_fingerprint, kind, mapping, import_id)
    values (${header}, ${kind}, ${read}::jsonb, ${importId}::bigint)
    on conflict (header_fingerprint) do update
      set kind = excluded.kind, mapping = excluded.mapping, import_id = excluded.import_id
      where mappings.kind <> excluded.kind or mappings.mapping <> excluded.mapping`);
}
