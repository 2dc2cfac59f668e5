import { guarded } from '../load/collectRows.ts';
import type { FileRun } from '../load/fileRun.ts';
import { tableRows } from '../csv/table.ts';
import { AnswerText } from './answerStream.ts';
import { lineByLine } from '../load/lineByLine.ts';
import { storeAnswers } from './storeAnswers.ts';
import { knowsRespondents } from './knowsRespondents.ts';
import { SurveyBook } from './surveyBook.ts';
import { longRow, wideRow } from './surveyRows.ts';

/** Loads a file of answers, one row an answer or one row a respondent. Returns the file's SHA-256. */
export async function loadAnswers(run: FileRun): Promise<string> {
  await run.people.loadHistory(run.session);
  const surveys = await SurveyBook.load(run.session);
  const text = new AnswerText();
  const areKnown = await knowsRespondents(run);
  const rowReader = run.mapping.kind === 'survey long' ? longRow : wideRow;
  const readRow = rowReader(run, surveys, text, { areKnown });
  let sha256 = '';
  const stream = async function* () {
    let seen = 0;
    const rows = tableRows(run.table, (cells, line, width) => {
      seen += 1;
      guarded(run, { cells, line, width }, () => readRow(cells, line, width));
    });
    for (;;) {
      const step = await rows.next();
      const bytes = text.take();
      if (bytes) yield bytes;
      run.progress(seen);
      if (!step.done) continue;
      sha256 = step.value;
      return;
    }
  };
  await storeAnswers(run, surveys, stream(), lineByLine(run));
  return sha256;
}
