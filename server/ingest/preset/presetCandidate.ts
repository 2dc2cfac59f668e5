import type { ColumnMapping } from '#shared/contract/import.ts';
import type { KindDeclaration } from '../kinds/declaration.ts';
import { declarationOf } from '../kinds/kindDeclarations.ts';
import type { Candidate } from '../recognise/chooseKind.ts';
import { compact, type Match, matchHeader } from '../recognise/header.ts';
import type { Preset, PresetField } from './preset.ts';

/**
 * How a system's header fits its preset: the columns the preset knows fill what it says; what they leave open is filled
 * by columns it does not know, by their names.
 */
export function presetCandidate(columns: readonly string[], preset: Preset): Candidate {
  const declaration = declarationOf(preset.kind);
  const told = knownMatches(columns, preset);
  const filled = new Set([...told.map(({ field }) => field.field), ...Object.keys(preset.constants ?? {})]);
  const unknown = columns.map((column) => (fieldOf(preset, column) ? '' : column));
  const guessed = matchHeader(unknown, declaration).filter(({ field }) => !filled.has(field.field));
  const matches = [...told, ...guessed];
  const present = new Set([...filled, ...guessed.map(({ field }) => field.field)]);
  return { declaration, matches, missing: missingNeeds(declaration, present, preset), preset };
}

/** The groups of fields of which a file has none, though its kind needs one. */
export function missingNeeds(
  { needs }: KindDeclaration,
  present: ReadonlySet<string>,
  preset: Preset | undefined,
): (readonly string[])[] {
  const spared = new Set(preset?.spares);
  return needs.filter((group) => !group.some((field) => present.has(field) || spared.has(field)));
}

/** What the preset says about a column that fills a field, for its reading; what a person says goes first. */
export function presetColumn(
  preset: Preset | undefined,
  column: string,
  field: string,
  given: ColumnMapping | undefined,
): ColumnMapping | undefined {
  const known = preset && fieldOf(preset, column);
  if (!known) return given;
  const isPersonId = /_(id|name)$/.test(field) && field !== 'deal_id' && field !== 'activity_id';
  return {
    column,
    field,
    ...(known.values && { values: known.values }),
    ...(preset.ids && isPersonId && { ids: preset.ids }),
    ...given,
  };
}

/** The field of the schema this column is; `undefined` for a column the system does not write. */
export function fieldOf(preset: Preset, column: string): PresetField | undefined {
  const written = compact(column);
  return preset.schema.fields.find(({ name, aliases = [] }) =>
    [name, ...aliases].some((each) => compact(each) === written),
  );
}

function knownMatches(columns: readonly string[], preset: Preset): Match[] {
  const { fields } = declarationOf(preset.kind);
  const taken = new Set<string>();
  return preset.schema.fields.flatMap((known) => {
    const { name, aliases = [], fills } = known;
    if (fills === undefined || taken.has(fills)) return [];
    const names = [name, ...aliases].map(compact);
    const column = columns.findIndex((each) => names.includes(compact(each)));
    const field = fields.find((each) => each.field === fills);
    if (column < 0 || !field) return [];
    taken.add(fills);
    return [{ column, field, score: 1 }];
  });
}
