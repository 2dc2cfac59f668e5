import { sql } from 'drizzle-orm';
import type { FileRun } from '../load/fileRun.ts';
import { STAGED } from '../load/upsert.ts';
import type { LoadedRow } from '../people/loadedRow.ts';
import type { RosterScores } from '../people/loadPeople.ts';
import { AnswerText } from './answerStream.ts';
import { isUnanswered, readAnswer } from './answerValue.ts';
import { Respondents } from './respondent.ts';
import { storeAnswers } from './storeAnswers.ts';
import { SurveyBook } from './surveyBook.ts';
import { tenureOn } from './teamOn.ts';
import { offScale, scoreColumns } from './surveyRows.ts';

/** The survey that the score columns of rosters make up. */
const SURVEY = 'roster';

/**
 * The columns of a roster that hold survey scores, as one wave on the file's as-of day; every answer counts for the manager
 * its own row names. `undefined` when there are none.
 */
export async function rosterScores(run: FileRun): Promise<RosterScores | undefined> {
  const columns = scoreColumns(run);
  const { asOf } = run;
  if (columns.length === 0) return undefined;
  if (asOf === undefined) {
    run.book.notice('the survey scores are not loaded: the file has no day they could belong to (say asOf)');
    return undefined;
  }
  const surveys = await SurveyBook.load(run.session);
  const answers = new Map<number, (number | undefined)[]>();
  return {
    read(cells, line) {
      const values = columns.map(({ column, at, written, shown }) => {
        const cell = cells[at].trim();
        if (isUnanswered(cell)) return undefined;
        const item = surveys.item(run.mapping.survey ?? SURVEY, column, () => shown, line);
        const value = readAnswer(cell, written, item);
        if (value === undefined) run.book.notice(`${offScale(item)}: not loaded`, { line, column });
        return value;
      });
      if (values.some((value) => value !== undefined)) answers.set(line, values);
    },
    store: (loaded) => store(run, surveys, loaded, { columns, answers, asOf }),
  };
}

async function store(
  run: FileRun,
  surveys: SurveyBook,
  loaded: readonly LoadedRow[],
  given: { columns: ReturnType<typeof scoreColumns>; answers: Map<number, (number | undefined)[]>; asOf: string },
): Promise<void> {
  const { columns, answers, asOf } = given;
  const survey = run.mapping.survey ?? SURVEY;
  const respondents = new Respondents(run.respondentKey);
  const text = new AnswerText();
  const stream = async function* () {
    for (const { line, person, place, snapshot } of loaded) {
      const values = answers.get(line);
      if (!values) continue;
      const day = snapshot ?? run.mapping.closedOn ?? asOf;
      const wave = surveys.wave(survey, snapshot ?? run.mapping.wave ?? day, day, line);
      const who = { wave, respondent: respondents.of(survey, person.externalId), line };
      const team = { ...place, tenureBand: tenureOn(person, day) };
      columns.forEach(({ column }, i) => {
        const value = values[i];
        if (value !== undefined) text.add(who, column, value, team);
      });
      const bytes = line % 1_000 === 0 ? text.take() : undefined;
      if (bytes) yield bytes;
    }
    const rest = text.take();
    if (rest) yield rest;
  };
  const outcomes = new Map(loaded.map(({ line, outcome }) => [line, outcome]));
  const recount = async (source: ReturnType<typeof sql>) => {
    for (const { line } of await run.session.rows<{ line: number }>(
      sql`select distinct s.line from ${sql.raw(STAGED)} s ${source}`,
    )) {
      if (outcomes.get(line) === 'unchanged') run.book.recount('unchanged', 'changed');
    }
  };
  await storeAnswers(run, surveys, stream(), {
    allNew: () => recount(sql``),
    compared: () => recount(sql`join touched_rows u on u.no = s.no`),
  });
}
