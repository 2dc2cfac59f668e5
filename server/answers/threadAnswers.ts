import { MessagePort, Worker } from 'node:worker_threads';
import type { Answers, Edition } from '#server/http/answers.ts';
import { Problem } from '#server/http/problem.ts';
import { threadFile } from '#server/jobs/threadFile.ts';
import { carriedText } from '#server/privacy/releasedText.ts';
import type { AnswersStart, FromThread, ToThread } from './answersThread.ts';

interface Waiting {
  resolve(answer: FromThread): void;
  reject(error: Error): void;
}

/**
 * Facts read and answers computed on a thread of their own, so that the thread that takes requests never waits for them.
 * A thread that ends is replaced, which first reads the facts again; what it had not answered is an error.
 */
export function threadAnswers(connect: () => AnswersStart): Answers {
  let edition: Edition | undefined;
  let thread: Worker | undefined;
  let asked = 0;
  const waiting = new Map<number, Waiting>();

  const ended = (worker: Worker, reason: unknown) => {
    if (thread !== worker) return;
    thread = undefined;
    for (const question of waiting.values()) {
      question.reject(new Error('The thread that computes the answers ended.', { cause: reason }));
    }
    waiting.clear();
  };
  const start = (): Worker => {
    const { url, execArgv } = threadFile('answers/answersThread');
    const begin = connect();
    const ports = Object.values(begin).filter((value) => value instanceof MessagePort);
    const worker = new Worker(url, { execArgv, workerData: begin, transferList: ports, name: 'answers' });
    worker.on('message', (answer: FromThread) => {
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
    });
    worker.once('error', (error) => ended(worker, error));
    worker.once('exit', (code) => ended(worker, code));
    if (edition !== undefined) worker.postMessage({ id: 0, refresh: true } satisfies ToThread);
    return worker;
  };
  const send = async (
    message: { refresh: true } | { ask: (ToThread & { ask: unknown })['ask'] },
  ): Promise<FromThread> => {
    const worker = (thread ??= start());
    asked += 1;
    const id = asked;
    const answer = await new Promise<FromThread>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...message });
    });
    if ('problem' in answer) throw new Problem(answer.problem.status, answer.problem.error, answer.problem.todo);
    if ('failed' in answer) throw new Error(answer.failed);
    return answer;
  };

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
      if (!('json' in answer)) throw new Error('a question was answered with something else');
      return carriedText(answer.json);
    },
    async close() {
      await thread?.terminate();
    },
  };
}
