import type { MessagePort } from 'node:worker_threads';
import type { FromThread, ToThread } from './threadCalls.ts';

/** The thread's side of `threadCalls`: answers every call; an error that `work` throws is a fault of ours and told as such. */
export function answerCalls(
  port: MessagePort,
  work: (call: unknown, step: (step: unknown) => void, signal: AbortSignal) => Promise<unknown>,
): void {
  const running = new Map<number, AbortController>();
  const send = (message: FromThread<unknown>) => port.postMessage(message);
  const answer = async (id: number, call: unknown) => {
    const stop = new AbortController();
    running.set(id, stop);
    try {
      send({ id, answer: await work(call, (step) => send({ id, step }), stop.signal) });
    } catch (error) {
      send({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    } finally {
      running.delete(id);
    }
  };
  port.on('message', (message: ToThread) => {
    if ('stop' in message) running.get(message.id)?.abort();
    else void answer(message.id, message.call);
  });
}
