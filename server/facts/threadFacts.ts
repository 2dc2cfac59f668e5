import { MessagePort, Worker } from 'node:worker_threads';
import { threadFile } from '#server/jobs/threadFile.ts';
import type { ExitComparison } from '#server/peers/exitComparison.ts';
import { comparisons } from './comparisons.ts';
import type { Facts } from './facts.ts';
import type { FactsAnswer, FactsQuestion, FactsStart } from './factsThread.ts';
import type { Snapshot } from './snapshot.ts';

interface Waiting {
  resolve(value: never): void;
  reject(error: Error): void;
}

/**
 * Facts read and compared on a thread of their own, so that the thread that answers requests never waits for them.
 * A thread that ends is replaced; what it had not answered is an error.
 */
export function threadFacts(connect: () => FactsStart): Facts {
  let current: Snapshot | undefined;
  let thread: Worker | undefined;
  const waiting = new Map<number, Waiting>();
  let asked = 0;

  const ended = (worker: Worker, reason: unknown) => {
    if (thread !== worker) return;
    thread = undefined;
    for (const question of waiting.values()) {
      question.reject(new Error('The thread that computes the figures ended.', { cause: reason }));
    }
    waiting.clear();
  };
  const start = (): Worker => {
    const { url, execArgv } = threadFile('facts/factsThread');
    const begin = connect();
    const ports = Object.values(begin).filter((value) => value instanceof MessagePort);
    const worker = new Worker(url, { execArgv, workerData: begin, transferList: ports });
    worker.on('message', (answer: FactsAnswer) => {
      const question = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('failed' in answer) question?.reject(new Error(answer.failed));
      else question?.resolve(answer.result as never);
    });
    worker.once('error', (error) => ended(worker, error));
    worker.once('exit', (code) => ended(worker, code));
    return worker;
  };
  const ask = <T>(question: FactsQuestion): Promise<T> => {
    if (thread === undefined) {
      thread = start();
      // A thread in another's place has no facts yet; it answers in order, so these come first.
      if (current !== undefined) thread.postMessage({ id: 0, kind: 'refresh' });
    }
    const worker = thread;
    asked += 1;
    const id = asked;
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...question });
    });
  };

  return {
    current: () => current,
    async refresh() {
      current = await ask<Snapshot>({ kind: 'refresh' });
      return current;
    },
    compareExits: comparisons((snapshot, request) =>
      ask<ExitComparison>({ kind: 'compare', version: snapshot.version, request }),
    ),
    async close() {
      await thread?.terminate();
    },
  };
}
