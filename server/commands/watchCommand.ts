import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Env } from '#server/env.ts';
import { whenThere } from '#server/ingest/index.ts';
import type { Terminal } from './terminal.ts';
import { troubleText } from './troubleText.ts';
import { Usage } from './usage.ts';
import { Arrivals } from './watch/arrivals.ts';
import { watchRound } from './watch/watchRound.ts';

const EVERY_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * `bellwether watch FOLDER`: imports the files that arrive there and are complete, and writes what became of each beside
 * it, until told to stop. What goes wrong is said once and tried again.
 */
export async function watchCommand(args: string[], env: Env, terminal: Terminal, stop: AbortSignal): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
  const [given] = positionals;
  if (given === undefined || positionals.length > 1) throw new Usage('watch: name one folder.');
  const folder = resolve(given);
  if (!(await whenThere(given, () => stat(folder))).isDirectory()) throw new Usage(`watch: ${given} is no folder.`);
  terminal.err(`Watching ${folder}.\n`);
  const watched = { folder, arrivals: new Arrivals(folder) };
  let said: string | undefined;
  let wait = EVERY_MS;
  while (!stop.aborted) {
    try {
      await watchRound(watched, env, terminal);
      said = undefined;
      wait = EVERY_MS;
    } catch (error) {
      const problem = troubleText(error);
      if (problem !== said) terminal.err(`${terminal.now().toISOString()} ${problem} It is tried again.\n`);
      said = problem;
      wait = Math.min(wait * 2, LONGEST_MS);
    }
    await pause(wait, undefined, { signal: stop }).catch(() => undefined);
  }
  return 0;
}

/** A signal that is given when the process is asked to end. */
export function untilAsked(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}
