import type { Response } from 'express';
import type { Receipt } from '#shared/contract/import.ts';
import type { TaskLine } from '#shared/contract/importFlow.ts';
import type { MailPlanLine, MailReportLine } from '#shared/contract/mail.ts';
import type { ErrorResponse } from '#shared/contract/session.ts';
import type { Deps } from './deps.ts';
import { problemOf } from './problemOf.ts';
import { sendTaskLine } from './send.ts';

const BETWEEN_LINES_MS = 200;

/** What is said of an import that failed by a fault of ours. */
const IMPORT_FAILED: ErrorResponse = {
  error: 'The import failed; nothing of it was stored.',
  todo: "Try again; the server's log says what happened.",
};

/** Answers an import, or trying one out, as `answerLines` does: its progress is how many rows of which file are read. */
export function answerTask(
  deps: Pick<Deps, 'report' | 'now'>,
  response: Response,
  task: (progress: (file: string, rows: number) => void, signal: AbortSignal) => Promise<Receipt>,
): Promise<void> {
  return answerLines<TaskLine>(deps, response, {
    failed: IMPORT_FAILED,
    run: async (step, signal) => ({
      receipt: await task((file, rows) => step({ progress: { file, rows } }), signal),
    }),
  });
}

/** A task that tells its steps, and how it ended; `failed` is said when it failed by a fault of ours. */
interface Task<Line> {
  run: (step: (line: Line) => void, signal: AbortSignal) => Promise<Line>;
  failed: ErrorResponse;
}

/**
 * Answers a task that may take long: a line of JSON for each step of progress, and one for how it ended. The signal says that
 * nobody waits for the answer any more.
 */
export async function answerLines<Line extends TaskLine | MailPlanLine | MailReportLine>(
  deps: Pick<Deps, 'report' | 'now'>,
  response: Response,
  { run, failed }: Task<Line>,
): Promise<void> {
  response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  const left = new AbortController();
  response.once('close', () => left.abort());
  let last = 0;
  const step = (line: Line) => {
    const now = deps.now().getTime();
    if (now - last < BETWEEN_LINES_MS) return;
    last = now;
    sendTaskLine(response, line);
  };
  try {
    sendTaskLine(response, await run(step, left.signal));
  } catch (error) {
    if (left.signal.aborted) return;
    const problem = problemOf(error);
    if (problem) sendTaskLine(response, { error: problem.message, todo: problem.todo });
    else {
      deps.report(error);
      sendTaskLine(response, failed);
    }
  }
  response.end();
}
