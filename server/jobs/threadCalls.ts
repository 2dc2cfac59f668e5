import type { Worker } from 'node:worker_threads';

/** What a thread says: a step of a call on its way, how it was answered, or that it failed by a fault of ours. */
export type FromThread<Answer> = { id: number } & ({ step: unknown } | { answer: Answer } | { failed: string });

/** A call, or word that nobody waits for its answer any more. */
export type ToThread = { id: number } & ({ call: unknown } | { stop: true });

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
  onStep(step: unknown): void;
}

/** Calls to a thread. A thread that ends is replaced at the next call; what it had not answered is an error. */
export function threadCalls<Answer>(start: () => Worker) {
  let thread: Worker | undefined;
  let calls = 0;
  const waiting = new Map<number, Waiting<Answer>>();

  const started = (): Worker => {
    const worker = start();
    worker.on('message', (message: FromThread<Answer>) => {
      const call = waiting.get(message.id);
      if ('step' in message) return call?.onStep(message.step);
      waiting.delete(message.id);
      if ('answer' in message) call?.resolve(message.answer);
      else call?.reject(new Error(message.failed));
    });
    const ended = (reason: unknown) => {
      if (thread !== worker) return;
      thread = undefined;
      const error = new Error('The thread that worked on it ended.', { cause: reason });
      for (const call of waiting.values()) call.reject(error);
      waiting.clear();
    };
    worker.once('error', ended);
    worker.once('exit', ended);
    return worker;
  };

  return {
    send(call: unknown, onStep: (step: unknown) => void = () => undefined, signal?: AbortSignal): Promise<Answer> {
      const worker = (thread ??= started());
      calls += 1;
      const id = calls;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, onStep });
        worker.postMessage({ id, call } satisfies ToThread);
        signal?.addEventListener('abort', () => worker.postMessage({ id, stop: true } satisfies ToThread), {
          once: true,
        });
      });
    },
    async end(): Promise<void> {
      await thread?.terminate();
    },
  };
}
