import { isErasedId } from '#server/org/pseudonym.ts';
import type { FileRun } from '../load/fileRun.ts';
import { PersonLookup } from '../load/personLookup.ts';
import { dimensionOf } from '../recognise/scoreColumn.ts';
import { BadValue } from '../values/badValue.ts';
import type { AnswerText, Team } from './answerStream.ts';
import { isUnanswered, readAnswer, type Written } from './answerValue.ts';
import { commentColumns, readComment } from './commentColumns.ts';
import type { CommentText } from './commentText.ts';
import { Respondents } from './respondent.ts';
import type { Item, SurveyBook } from './surveyBook.ts';
import { NO_TEAM, teamOn } from './teamOn.ts';

/** `width`: the cells the row has in the file. */
type ReadRow = (cells: string[], line: number, width: number) => void;

/** Who answered, in which run of which survey, and in whose team. */
interface Answering {
  survey: string;
  wave: number;
  respondent: string;
  line: number;
  team: Team;
  /** They were erased: their answers go on to count, what they wrote is not stored again. */
  isErased: boolean;
}

/** Reads the run and the respondent of a row; throws BadValue when one of them cannot be told. */
function answeringOf(
  run: FileRun,
  surveys: SurveyBook,
  { areKnown }: { areKnown: boolean },
): (cells: string[], line: number) => Answering {
  const respondents = new Respondents(run.respondentKey);
  const employee = new PersonLookup(run, 'employee', { unknown: 'reject', required: false });
  const manager = new PersonLookup(run, 'manager', { unknown: 'placeholder', required: false });
  const read = (field: string, cells: string[]) => run.fields.get(field)?.read(cells) ?? null;
  return (cells, line) => {
    const { survey, closedOn, wave } = runOf(run, surveys, (field) => read(field, cells), line);
    const person = employee.isMapped && areKnown ? employee.find(cells, line) : null;
    const own = person === null ? ownId(read, cells, areKnown) : null;
    if (person === null && own === null) throw new BadValue('', '', 'the row does not tell its respondent from others');
    const respondent = respondents.of(survey, person?.externalId ?? own!);
    const named = manager.isMapped ? manager.find(cells, line) : null;
    const place = (field: string) => read(field, cells);
    const told = {
      manager: named,
      role: place('role'),
      department: place('department'),
      location: place('location'),
      tenureBand: null,
    };
    const team = toldFirst(told, person ? teamOn(person, closedOn) : NO_TEAM);
    return { survey, wave, respondent, line, team, isErased: person !== null && isErasedId(person.externalId) };
  };
}

/** Which run of which survey a row belongs to; throws BadValue when it does not say. */
export function runOf({ mapping }: FileRun, surveys: SurveyBook, read: (field: string) => string | null, line: number) {
  const survey = read('survey') ?? mapping.survey;
  const closedOn = read('closed_on') ?? mapping.closedOn;
  if (survey === undefined) throw new BadValue('', '', 'the row names no survey');
  if (closedOn === undefined) throw new BadValue('', '', 'the row does not say when the wave closed');
  return { survey, closedOn, wave: surveys.wave(survey, read('wave') ?? mapping.wave ?? closedOn, closedOn, line) };
}

/** The id that tells a respondent nobody knows from others; the same as of the person, should a roster name them later. */
function ownId(
  read: (field: string, cells: string[]) => string | null,
  cells: string[],
  areKnown: boolean,
): string | null {
  const id = read('respondent_id', cells);
  if (id !== null) return `respondent:${id}`;
  return areKnown ? null : (read('employee_id', cells) ?? read('employee_email', cells));
}

/** What the file says of the place goes before what is known of the person. */
function toldFirst(told: Team, known: Team): Team {
  return {
    manager: told.manager ?? known.manager,
    role: told.role ?? known.role,
    department: told.department ?? known.department,
    location: told.location ?? known.location,
    tenureBand: known.tenureBand,
  };
}

/** Where what a file holds is gathered: its answers, and what was written beside them. */
interface Gathered {
  answers: AnswerText;
  comments: CommentText;
}

/** One row an answer, or what was written instead of one. */
export function longRow(run: FileRun, surveys: SurveyBook, to: Gathered, people: { areKnown: boolean }): ReadRow {
  const [written] = commentColumns(run);
  const answering = answeringOf(run, surveys, people);
  const item = run.fields.get('item')!;
  const value = run.fields.get('value')!;
  const { decimal = '.', values, scaleLow, scaleHigh } = run.mapping.columns.find(({ field }) => field === 'value')!;
  const addAnswer = (who: Answering, name: string, given: string): void => {
    const shown = () => {
      if (scaleLow === undefined || scaleHigh === undefined) {
        throw new BadValue(item.column, '', `no scale is known for the item ${name}: import the survey’s items first`);
      }
      return { dimension: dimensionOf(name) ?? name, low: scaleLow, high: scaleHigh, reversed: false };
    };
    const known = surveys.item(who.survey, name, shown, who.line);
    const answer = readAnswer(given, { decimal, values }, known);
    if (answer === undefined) throw new BadValue(value.column, '', offScale(known));
    to.answers.add(who, name, answer, who.team);
  };
  return (cells, line) => {
    const name = item.read(cells);
    const given = cells[value.at].trim();
    if (name === null) throw new BadValue(item.column, '', 'the row names no item');
    const comment = written && readComment(run, cells[written.at], { ...written, line });
    const isAnswered = !isUnanswered(given);
    if (!isAnswered && comment === undefined) throw new BadValue(value.column, '', 'the row has no answer');
    const who = answering(cells, line);
    if (isAnswered) addAnswer(who, name, given);
    else if (who.isErased) throw new BadValue(value.column, '', 'of somebody who was erased only answers are stored');
    else to.comments.alone.push(line);
    if (comment !== undefined) to.comments.add(who, name, comment);
  };
}

/** A column of answers. */
export interface ScoreColumn {
  column: string;
  at: number;
  written: Written;
  shown: Item;
}

/** The columns of answers of a file, with what the mapping says about their items. */
export function scoreColumns({ mapping, table }: FileRun): ScoreColumn[] {
  return mapping.columns.flatMap(
    ({ column, field, decimal = '.', values, dimension, scaleLow, scaleHigh, reversed }) => {
      const at = table.columns.indexOf(column);
      if (field !== 'score' || at < 0 || scaleLow === undefined || scaleHigh === undefined) return [];
      const shown = { dimension: dimension ?? column, low: scaleLow, high: scaleHigh, reversed: reversed ?? false };
      return [{ column, at, written: { decimal, values }, shown }];
    },
  );
}

/** One row a respondent: an answer that is not on the scale is left out; a row that has none left is rejected. */
export function wideRow(run: FileRun, surveys: SurveyBook, to: Gathered, people: { areKnown: boolean }): ReadRow {
  const answering = answeringOf(run, surveys, people);
  const columns = scoreColumns(run);
  const written = commentColumns(run);
  const { length } = run.table.columns;
  return (cells, line, width) => {
    const who = answering(cells, line);
    const answers = columns.flatMap(({ column, at, written, shown }) => {
      const text = cells[at].trim();
      if (isUnanswered(text)) return [];
      const item = surveys.item(who.survey, column, () => shown, line);
      const answer = readAnswer(text, written, item);
      return [{ column, item, answer }];
    });
    const good = answers.filter(({ answer }) => answer !== undefined);
    const bad = answers.find(({ answer }) => answer === undefined);
    if (bad && width !== length) {
      const why = `the row has ${width} cells, the header ${length}, and ${offScale(bad.item)}: a cell is missing or too many`;
      throw new BadValue(bad.column, '', why);
    }
    if (good.length === 0) {
      throw new BadValue(bad?.column ?? '', '', bad ? offScale(bad.item) : 'the row has no answer');
    }
    for (const { column, item } of answers.filter(({ answer }) => answer === undefined)) {
      run.book.notice(`${offScale(item)}: not loaded`, { line, column });
    }
    for (const { column, answer } of good) to.answers.add(who, column, answer!, who.team);
    for (const { column, at, question } of written) {
      const comment = readComment(run, cells[at], { column, line });
      if (comment !== undefined) to.comments.add(who, question, comment);
    }
  };
}

export const offScale = ({ low, high }: Item) => `the answer is not on the scale from ${low} to ${high}`;
