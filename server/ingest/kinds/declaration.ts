import type { Kind } from '#shared/contract/import.ts';
import type { UndoTable } from '../undo/undoTables.ts';

export type FieldType = 'id' | 'text' | 'date' | 'month' | 'number' | 'yes/no' | 'choice';

/** A value a choice field may take, and the words in files that mean it; the first choice whose pattern matches wins. */
export interface Choice {
  value: string;
  words: RegExp;
}

/** Something a file of this kind may tell in one of its columns. */
export interface Field {
  field: string;
  label: string;
  type: FieldType;
  /** Headers that mean it, most telling first; compared without case, blanks and punctuation. */
  aliases: readonly string[];
  /** What to ask the person who maps columns. */
  question: string;
  choices?: readonly Choice[];
  /** A date column in which a year or a month alone means its last day, or today when that is earlier. */
  periods?: true;
  /** A text people write freely: it may be long. */
  remark?: true;
  /** Numbers outside are rejected. */
  min?: number;
  max?: number;
}

/** A column of the table and where it comes from: a field, or the person whom `<role>_id`, `<role>_email` or `<role>_name` name. */
export interface FactColumn {
  column: string;
  type: 'bigint' | 'text' | 'date' | 'double precision' | 'real' | 'boolean' | 'jsonb';
  field?: string;
  person?: string;
  /** Part of the natural key: a later row with the same key is the same fact. */
  key?: true;
  required?: true;
  /** The text as it stands, although the field is a choice. */
  verbatim?: true;
}

export interface FactTable {
  table: UndoTable;
  columns: readonly FactColumn[];
  /** Persons nobody has heard of: reject the row, or keep them as placeholders. */
  unknownPersons: 'reject' | 'placeholder';
  /** A newer file of the kind tells how things stand now, so an older one must not overwrite it. */
  standing?: true;
  /** Day and kind come from the meeting stored before. */
  ofKnownMeetings?: true;
  /** One line of a file may give several rows of the table. */
  manyPerLine?: true;
}

export interface KindDeclaration {
  kind: Kind;
  label: string;
  fields: readonly Field[];
  /** One of each group must be in the file. */
  needs: readonly (readonly string[])[];
  /** For kinds whose rows go straight into one table. */
  target?: FactTable;
  /** A file is of this kind only when it is of no other. */
  lastResort?: true;
}

/** The three ways in which a file can name a person in one role. */
export function personFields(
  role: string,
  label: string,
  aliases: Record<'id' | 'email' | 'name', readonly string[]>,
): Field[] {
  const field = (part: 'id' | 'email' | 'name', type: FieldType, what: string): Field => ({
    field: `${role}_${part}`,
    label: `${label}: ${what}`,
    type,
    aliases: aliases[part],
    question: `Which column holds the ${what} of the ${label.toLowerCase()}?`,
  });
  return [field('id', 'id', 'id'), field('email', 'text', 'e-mail'), field('name', 'text', 'name')];
}

/** The fields that name the person in this role. */
export function personNeed(role: string): string[] {
  return [`${role}_id`, `${role}_email`, `${role}_name`];
}
