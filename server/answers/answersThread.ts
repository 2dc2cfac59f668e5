import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Database } from '#server/db/database.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { connectPglite } from '#server/db/pglite/connectPglite.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import type { Edition, Question } from '#server/http/answers.ts';
import { Problem } from '#server/http/problem.ts';
import { editionOf, inlineAnswers } from './inlineAnswers.ts';

/** How the thread reaches the tables: a port to the embedded database, or a PostgreSQL's address. */
export type AnswersStart = { port: MessagePort } | { url: string; dataFolder: string };

export type ToThread = { id: number; refresh: true } | { id: number; ask: Question };
export type FromThread =
  | { id: number; edition: Edition }
  | { id: number; json: string }
  | { id: number; problem: { status: number; error: string; todo: string } }
  | { id: number; failed: string };

async function open(start: AnswersStart): Promise<Database> {
  return 'port' in start ? connectPglite(start.port) : openDatabase(start);
}

const facts = inlineFacts(await open(workerData as AnswersStart));
const answers = inlineAnswers(facts);
/** The first refresh: a question that comes before it has ended waits for it. */
let first: Promise<unknown> | undefined;

async function answered(message: ToThread): Promise<FromThread> {
  const { id } = message;
  try {
    if ('refresh' in message) {
      const fresh = facts.refresh();
      first ??= fresh.catch(() => {
        first = undefined;
      });
      return { id, edition: editionOf(await fresh)! };
    }
    await first;
    return { id, json: (await answers.ask(message.ask)).json };
  } catch (error) {
    if (error instanceof Problem)
      return { id, problem: { status: error.status, error: error.message, todo: error.todo } };
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort!.on('message', async (message: ToThread) => parentPort!.postMessage(await answered(message)));
