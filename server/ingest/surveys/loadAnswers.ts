import { guarded } from '../load/collectRows.ts';
import type { FileRun } from '../load/fileRun.ts';
import { tableRows } from '../csv/table.ts';
import { AnswerText } from './answerStream.ts';
import { lineByLine } from '../load/lineByLine.ts';
import { CommentText } from './commentText.ts';
import { storeAnswers } from './storeAnswers.ts';
import { storeComments } from './storeComments.ts';
import { knowsRespondents } from './knowsRespondents.ts';
import { SurveyBook } from './surveyBook.ts';
import { longRow, wideRow } from './surveyRows.ts';

/** Loads a file of answers, one row an answer or one row a respondent. Returns the file's SHA-256. */
export async function loadAnswers(run: FileRun): Promise<string> {
  await run.people.loadHistory(run.session);
  const surveys = await SurveyBook.load(run.session);
  const answers = new AnswerText();
  const comments = new CommentText();
  const areKnown = await knowsRespondents(run);
  const rowReader = run.mapping.kind === 'survey long' ? longRow : wideRow;
  const readRow = rowReader(run, surveys, { answers, comments }, { areKnown });
  let sha256 = '';
  const stream = async function* () {
    let seen = 0;
    const rows = tableRows(run.table, (cells, line, width) => {
      seen += 1;
      guarded(run, { cells, line, width }, () => readRow(cells, line, width));
    });
    for (;;) {
      const step = await rows.next();
      const bytes = answers.take();
      if (bytes) yield bytes;
      run.progress(seen);
      if (!step.done) continue;
      sha256 = step.value;
      return;
    }
  };
  const ids = await storeAnswers(run, surveys, stream(), lineByLine(run));
  if (comments.count > 0) await storeComments(run, comments, ids);
  return sha256;
}
