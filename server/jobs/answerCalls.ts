import type { MessagePort } from 'node:worker_threads';
import type { FromThread, ToThread } from './threadCalls.ts';

/** The thread's side of `threadCalls`: answers every call; an error that `work` throws is a fault of ours and told as such. */
export function answerCalls(
  port: MessagePort,
  work: (call: unknown, step: (step: unknown) => void) => Promise<unknown>,
): void {
  const send = (message: FromThread<unknown>) => port.postMessage(message);
  port.on('message', ({ id, call }: ToThread) => {
    work(call, (step) => send({ id, step })).then(
      (answer) => send({ id, answer }),
      (error: unknown) => send({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
