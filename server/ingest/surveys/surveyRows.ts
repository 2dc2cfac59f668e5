import type { FileRun } from '../load/fileRun.ts';
import { PersonLookup } from '../load/personLookup.ts';
import { dimensionOf } from '../recognise/scoreColumn.ts';
import { BadValue } from '../values/badValue.ts';
import { isMissing } from '../values/missing.ts';
import type { AnswerText, Team } from './answerStream.ts';
import { readAnswer } from './answerValue.ts';
import { Respondents } from './respondent.ts';
import type { Item, SurveyBook } from './surveyBook.ts';
import { teamOn } from './teamOn.ts';

type ReadRow = (cells: string[], line: number) => void;

/** Who answered, in which run of which survey, and in whose team. */
interface Answering {
  survey: string;
  wave: number;
  respondent: string;
  line: number;
  team: Team;
}

/** Reads the run and the respondent of a row; throws BadValue when one of them cannot be told. */
function answeringOf(run: FileRun, surveys: SurveyBook): (cells: string[], line: number) => Answering {
  const respondents = new Respondents(run.respondentKey);
  const employee = new PersonLookup(run, 'employee', { unknown: 'reject', required: false });
  const manager = new PersonLookup(run, 'manager', { unknown: 'placeholder', required: false });
  const read = (field: string, cells: string[]) => run.fields.get(field)?.read(cells) ?? null;
  return (cells, line) => {
    const survey = read('survey', cells) ?? run.mapping.survey;
    const closedOn = read('closed_on', cells) ?? run.mapping.closedOn;
    if (survey === undefined) throw new BadValue('', '', 'the row names no survey');
    if (closedOn === undefined) throw new BadValue('', '', 'the row does not say when the wave closed');
    const wave = surveys.wave(survey, read('wave', cells) ?? run.mapping.wave ?? closedOn, closedOn, line);
    const person = employee.isMapped ? employee.find(cells, line) : null;
    const own = person === null ? read('respondent_id', cells) : null;
    if (person === null && own === null) throw new BadValue('', '', 'the row does not tell its respondent from others');
    const respondent = respondents.of(survey, person === null ? `respondent:${own}` : person.externalId);
    const named = manager.isMapped ? manager.find(cells, line) : null;
    const team: Team = person
      ? teamOn(person, closedOn)
      : { manager: null, role: null, department: null, location: null };
    return { survey, wave, respondent, line, team: named === null ? team : { ...team, manager: named } };
  };
}

/** One row an answer. */
export function longRow(run: FileRun, surveys: SurveyBook, text: AnswerText): ReadRow {
  const answering = answeringOf(run, surveys);
  const item = run.fields.get('item')!;
  const value = run.fields.get('value')!;
  const { decimal = '.', scaleLow, scaleHigh } = run.mapping.columns.find(({ field }) => field === 'value')!;
  return (cells, line) => {
    const name = item.read(cells);
    const written = cells[value.at].trim();
    if (name === null) throw new BadValue(item.column, '', 'the row names no item');
    if (isMissing(written)) throw new BadValue(value.column, '', 'the row has no answer');
    const who = answering(cells, line);
    const shown = () => {
      if (scaleLow === undefined || scaleHigh === undefined) {
        throw new BadValue(item.column, '', `no scale is known for the item ${name}: import the survey’s items first`);
      }
      return { dimension: dimensionOf(name) ?? name, low: scaleLow, high: scaleHigh, reversed: false };
    };
    const known = surveys.item(who.survey, name, shown, line);
    const answer = readAnswer(written, decimal, known);
    if (answer === undefined) throw new BadValue(value.column, '', offScale(known));
    text.add(who, name, answer, who.team);
  };
}

/** A column of answers. */
export interface ScoreColumn {
  column: string;
  at: number;
  decimal: '.' | ',';
  shown: Item;
}

/** The columns of answers of a file, with what the mapping says about their items. */
export function scoreColumns({ mapping, table }: FileRun): ScoreColumn[] {
  return mapping.columns.flatMap(({ column, field, decimal = '.', dimension, scaleLow, scaleHigh, reversed }) => {
    const at = table.columns.indexOf(column);
    if (field !== 'score' || at < 0 || scaleLow === undefined || scaleHigh === undefined) return [];
    const shown = { dimension: dimension ?? column, low: scaleLow, high: scaleHigh, reversed: reversed ?? false };
    return [{ column, at, decimal, shown }];
  });
}

/** One row a respondent: an answer that is not on the scale is left out; a row that has none left is rejected. */
export function wideRow(run: FileRun, surveys: SurveyBook, text: AnswerText): ReadRow {
  const answering = answeringOf(run, surveys);
  const columns = scoreColumns(run);
  return (cells, line) => {
    const who = answering(cells, line);
    const answers = columns.flatMap(({ column, at, decimal, shown }) => {
      const written = cells[at].trim();
      if (isMissing(written)) return [];
      const item = surveys.item(who.survey, column, () => shown, line);
      const answer = readAnswer(written, decimal, item);
      return [{ column, item, answer }];
    });
    const good = answers.filter(({ answer }) => answer !== undefined);
    const bad = answers.find(({ answer }) => answer === undefined);
    if (good.length === 0) {
      throw new BadValue(bad?.column ?? '', '', bad ? offScale(bad.item) : 'the row has no answer');
    }
    for (const { column, item } of answers.filter(({ answer }) => answer === undefined)) {
      run.book.notice(`${offScale(item)}: not loaded`, { line, column });
    }
    for (const { column, answer } of good) text.add(who, column, answer!, who.team);
  };
}

export const offScale = ({ low, high }: Item) => `the answer is not on the scale from ${low} to ${high}`;
