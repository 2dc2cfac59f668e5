import type { MessagePort } from 'node:worker_threads';
import type { FromThread, ToThread } from './threadCalls.ts';

/** The thread's side of `threadCalls`: answers every call; an error that `work` throws is a fault of ours and told as such. */
export function answerCalls<Call, Answer>(
  port: MessagePort,
  work: (call: Call, step: (step: unknown) => void) => Promise<Answer>,
): void {
  const send = (message: FromThread<Answer>) => port.postMessage(message);
  port.on('message', ({ id, call }: ToThread<Call>) => {
    work(call, (step) => send({ id, step })).then(
      (answer) => send({ id, answer }),
      (error: unknown) => send({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
