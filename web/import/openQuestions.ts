import type { ColumnMapping, Mapping, RecognisedFile } from '#shared/contract/import.ts';
import { isOfWave } from '#shared/contract/importKinds.ts';

type RecognisedColumn = RecognisedFile['columns'][number];

/** Something only a person can decide before a file can be imported. */
export type OpenQuestion =
  | { about: 'kind' }
  | { about: 'order' | 'decimal' | 'scale'; column: string; text: string }
  | { about: 'values'; column: string; text: string; unclear: string[]; choices: string[] }
  | { about: 'missing'; fields: string[] }
  | { about: 'closing day' }
  | { about: 'rows'; column: string }
  | { about: 'quota months' };

/** The texts a question names in quotes, and the choices it names before them: `which of won, lost is "Dead", "Gone"?` */
export function choiceQuestion(text: string): { unclear: string[]; choices: string[] } | undefined {
  const match = /^which of (.+?) is (".*")\?$/.exec(text);
  if (!match) return undefined;
  return { choices: match[1].split(', '), unclear: match[2].slice(1, -1).split('", "') };
}

function aboutValues(asked: { column: string; text: string }, how: ColumnMapping): OpenQuestion | undefined {
  const listed = choiceQuestion(asked.text);
  const isOpen = listed?.unclear.some((text) => how.values?.[text] === undefined);
  return listed && isOpen ? { about: 'values', ...asked, ...listed } : undefined;
}

function aboutColumn(column: RecognisedColumn, how: ColumnMapping | undefined, type: string): OpenQuestion | undefined {
  if (column.question === undefined || how?.field === undefined) return undefined;
  const asked = { column: column.column, text: column.question };
  if (type === 'date' || type === 'month') return how.order ? undefined : { about: 'order', ...asked };
  if (type === 'choice') return aboutValues(asked, how);
  if (type !== 'number') return undefined;
  // A column of answers whose scale the file did not show was asked about its scale, not about its decimal mark.
  if (how.field === 'score' && column.scaleLow === undefined)
    return how.scaleLow === undefined ? { about: 'scale', ...asked } : undefined;
  return how.decimal ? undefined : { about: 'decimal', ...asked };
}

/** What a person still has to say about a file, given how it is to be read now. Nothing: it can be previewed. */
export function openQuestions(found: RecognisedFile, mapping: Mapping): OpenQuestion[] {
  if (found.kind === undefined) return [{ about: 'kind' }];
  const filled = new Set(mapping.columns.map(({ field }) => field));
  const missing = found.missing
    .map((group) => group.split(' or '))
    .filter((group) => !group.some((field) => filled.has(field)))
    .map((fields): OpenQuestion => ({ about: 'missing', fields }));
  const columns = found.columns.flatMap((column) => {
    const how = mapping.columns.find((each) => each.column === column.column);
    const question = aboutColumn(column, how, fieldType(found, how?.field));
    return question ? [question] : [];
  });
  const undated = isOfWave(mapping.kind) && mapping.closedOn === undefined && !filled.has('closed_on');
  const uncounted = rowChoices(found)
    .filter(({ column }) => mapping.only?.[column] === undefined)
    .map(({ column }): OpenQuestion => ({ about: 'rows', column }));
  const unknownMonths = asksQuotaMonths(found) && mapping.quotaMonths === undefined;
  return [
    ...missing,
    ...columns,
    ...(undated ? [{ about: 'closing day' } as const] : []),
    ...uncounted,
    ...(unknownMonths ? [{ about: 'quota months' } as const] : []),
  ];
}

/** Columns of which one value only may be loaded, with the values to choose from: forecast types, currencies. */
export const rowChoices = (found: RecognisedFile): { column: string; values: string[] }[] => found.rowChoices ?? [];

/** Does the file leave open whether its quotas are for a month or a quarter? */
export const asksQuotaMonths = ({ questions }: RecognisedFile): boolean =>
  questions.some((question) => question.includes('"quotaMonths"'));

/** What kind of value a field holds; answers to a survey question are numbers. */
export function fieldType(found: RecognisedFile, field: string | undefined): string {
  if (field === undefined) return 'none';
  return field === 'score' ? 'number' : (found.fields.find((each) => each.field === field)?.type ?? 'text');
}

/** May a column of this kind of file hold answers to a survey question? */
export const mayHoldScores = (mapping: Mapping): boolean => mapping.kind === 'roster' || mapping.kind === 'survey wide';

/** Does the file hold answers, and so belong to a survey and a wave? */
export const holdsAnswers = (mapping: Mapping): boolean =>
  isOfWave(mapping.kind) || mapping.columns.some(({ field }) => field === 'score');
