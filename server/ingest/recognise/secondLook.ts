import { type Candidate, candidate } from './chooseKind.ts';
import type { ColumnReading } from './columnReading.ts';
import type { Inspection } from './inspect.ts';
import { readings } from './readings.ts';

/** So many columns of answers make a questionnaire of a file that says nothing of hires and exits. */
const QUESTIONNAIRE = 5;
const STAY = new Set(['hire_date', 'exit_date']);
type Columns = Parameters<typeof readings>[0];

/** What the values say against the headers: a column of yes and no holds no place or name, and a questionnaire is no roster. */
export function secondLook(table: Columns, found: Candidate, inspection: Inspection): Candidate {
  if (found.preset) return found;
  const plain = withoutTruths(table.columns, found, inspection);
  const saysStay = plain.matches.some(
    ({ column, field }) => STAY.has(field.field) && inspection.scans[column].dates.looksLikeDates,
  );
  if (found.declaration.kind !== 'roster' || saysStay) return plain;
  const survey = withoutTruths(table.columns, candidate(table.columns, 'survey wide'), inspection);
  if (survey.missing.length > 0) return plain;
  const scores = scoresOf(readings(table, survey, inspection, undefined, false));
  return scores >= QUESTIONNAIRE && scores > plain.matches.length ? survey : plain;
}

/** Why the columns are no questionnaire, when they are not; `undefined` when they may be one. */
export function whyNoSurvey(
  { declaration, preset }: Candidate,
  read: readonly ColumnReading[],
  { scans }: Inspection,
): string | undefined {
  if (declaration.kind !== 'survey wide' || preset) return undefined;
  const scores = scoresOf(read);
  const others = read.filter(({ mapping }, at) => mapping.field === undefined && scans[at].type !== 'yes/no').length;
  const spoken = read.filter(({ mapping }) => mapping.field === 'score' && mapping.dimension !== mapping.column).length;
  const isDated = read.some(({ mapping }) => mapping.field === 'closed_on');
  const isInWords = read.some(({ mapping }) => mapping.field === 'score' && mapping.values !== undefined);
  const isMixed = (isDated || isInWords) && scores >= QUESTIONNAIRE && spoken > 0;
  return scores >= 2 && (scores >= others || isMixed) ? undefined : 'no columns of answers';
}

const scoresOf = (read: readonly ColumnReading[]) => read.filter(({ mapping }) => mapping.field === 'score').length;

function withoutTruths(columns: readonly string[], found: Candidate, inspection: Inspection): Candidate {
  const { scans } = inspection;
  const { kind } = found.declaration;
  const wrong = new Set(
    found.matches
      .filter(({ column, field }) => (field.type === 'text' || field.type === 'id') && scans[column].type === 'yes/no')
      .map(({ column }) => column),
  );
  if (wrong.size === 0) return found;
  // A column without a header fills nothing: the next best header takes its place.
  const others = columns.map((column, at) => (wrong.has(at) ? '' : column));
  return withoutTruths(others, candidate(others, kind), inspection);
}
