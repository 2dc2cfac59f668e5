import { MessagePort, Worker } from 'node:worker_threads';
import type { Question } from '#server/http/answers.ts';
import { Problem } from '#server/http/problem.ts';
import { threadFile } from '#server/jobs/threadFile.ts';
import type { AnswersStart, FromThread, ToThread } from './answersThread.ts';

interface Waiting {
  resolve(answer: FromThread): void;
  reject(error: Error): void;
}

/** Questions to the answering thread and what came back; `hasFacts` says whether a new thread has to read them first. */
export function conversation(connect: () => AnswersStart, hasFacts: () => boolean) {
  let thread: Worker | undefined;
  let asked = 0;
  const waiting = new Map<number, Waiting>();

  const start = (): Worker => {
    const worker = startThread(connect());
    worker.on('message', (answer: FromThread) => {
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
    });
    const ended = (reason: unknown) => {
      if (thread !== worker) return;
      thread = undefined;
      const error = new Error('The thread that computes the answers ended.', { cause: reason });
      for (const question of waiting.values()) question.reject(error);
      waiting.clear();
    };
    worker.once('error', ended);
    worker.once('exit', ended);
    if (hasFacts()) worker.postMessage({ id: 0, refresh: true } satisfies ToThread);
    return worker;
  };

  return {
    async send(message: { refresh: true } | { ask: Question }): Promise<FromThread> {
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
    },
    async end(): Promise<void> {
      await thread?.terminate();
    },
  };
}

function startThread(begin: AnswersStart): Worker {
  const { url, execArgv } = threadFile('answers/answersThread');
  const ports = Object.values(begin).filter((value) => value instanceof MessagePort);
  return new Worker(url, { execArgv, workerData: begin, transferList: ports, name: 'answers' });
}
