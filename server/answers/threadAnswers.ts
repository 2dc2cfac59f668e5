import type { DatabaseAddress } from '#server/db/threadDatabase.ts';
import type { Answers, Edition } from '#server/http/answers.ts';
import { Problem } from '#server/http/problem.ts';
import { startThread } from '#server/jobs/startThread.ts';
import { type ToThread, threadCalls } from '#server/jobs/threadCalls.ts';
import { carriedText } from '#server/privacy/releasedText.ts';
import type { AnswersAnswer, AnswersCall } from './answersThread.ts';

/**
 * Facts read and answers computed on a thread of their own, so that the thread that takes requests never waits for them.
 * A thread that ends is replaced, which first reads the facts again; what it had not answered is an error.
 */
export function threadAnswers(connect: () => DatabaseAddress): Answers {
  let edition: Edition | undefined;
  const thread = threadCalls<AnswersAnswer>(() => {
    const worker = startThread('answers/answersThread', connect());
    if (edition !== undefined) worker.postMessage({ id: 0, call: { refresh: true } } satisfies ToThread);
    return worker;
  });
  const send = (call: AnswersCall) => thread.send(call);
  return {
    edition: () => edition,
    async refresh() {
      const answer = await send({ refresh: true });
      if (!('edition' in answer)) throw new Error('a refresh was answered with something else');
      edition = answer.edition;
      return edition;
    },
    async ask(question) {
      const answer = await send({ ask: question });
      if ('problem' in answer) throw new Problem(answer.problem.status, answer.problem.error, answer.problem.todo);
      if (!('json' in answer)) throw new Error('a question was answered with something else');
      return carriedText(answer.json);
    },
    close: () => thread.end(),
  };
}
