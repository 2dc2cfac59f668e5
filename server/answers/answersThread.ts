import { parentPort, workerData } from 'node:worker_threads';
import { databaseAt, type DatabaseAddress } from '#server/db/threadDatabase.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import type { Edition, Question } from '#server/http/answers.ts';
import { Problem } from '#server/http/problem.ts';
import { answerCalls } from '#server/jobs/answerCalls.ts';
import { editionOf, inlineAnswers } from './inlineAnswers.ts';

export type AnswersCall = { refresh: true } | { ask: Question };
export type AnswersAnswer =
  | { edition: Edition }
  | { json: string }
  | { problem: { status: number; error: string; todo: string } };

const facts = inlineFacts(await databaseAt(workerData as DatabaseAddress));
const answers = inlineAnswers(facts);
/** The first refresh: a question that comes before it has ended waits for it. */
let first: Promise<unknown> | undefined;

answerCalls(parentPort!, async (asked): Promise<AnswersAnswer> => {
  const call = asked as AnswersCall;
  if ('refresh' in call) {
    const fresh = facts.refresh();
    first ??= fresh.catch(() => {
      first = undefined;
    });
    return { edition: editionOf(await fresh)! };
  }
  await first;
  try {
    return { json: (await answers.ask(call.ask)).json };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: { status: error.status, error: error.message, todo: error.todo } };
  }
});
