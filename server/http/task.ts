import type { Response } from 'express';
import type { Receipt } from '#shared/contract/import.ts';
import type { Deps } from './deps.ts';
import { problemOf } from './problemOf.ts';
import { sendTaskLine } from './send.ts';

const BETWEEN_LINES_MS = 200;

/**
 * Answers a task that may take long: a line of JSON for each step of progress, and one for how it ended. The signal says that
 * nobody waits for the answer any more.
 */
export async function answerTask(
  deps: Pick<Deps, 'report' | 'now'>,
  response: Response,
  task: (progress: (file: string, rows: number) => void, signal: AbortSignal) => Promise<Receipt>,
): Promise<void> {
  response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  const left = new AbortController();
  response.once('close', () => left.abort());
  let last = 0;
  const progress = (file: string, rows: number) => {
    const now = deps.now().getTime();
    if (now - last < BETWEEN_LINES_MS) return;
    last = now;
    sendTaskLine(response, { progress: { file, rows } });
  };
  try {
    sendTaskLine(response, { receipt: await task(progress, left.signal) });
  } catch (error) {
    if (left.signal.aborted) return;
    const problem = problemOf(error);
    if (problem) sendTaskLine(response, { error: problem.message, todo: problem.todo });
    else {
      deps.report(error);
      sendTaskLine(response, {
        error: 'The import failed; nothing of it was stored.',
        todo: "Try again; the server's log says what happened.",
      });
    }
  }
  response.end();
}
