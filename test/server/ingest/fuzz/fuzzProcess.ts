import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import type { Given, Tried } from './fuzzChild.ts';

/** Nothing takes so long on any machine that is not stuck. */
const HANG_MILLISECONDS = 90_000;

/** One process that tries files one after the other against one database; a new one when it crashed or hung. */
export class FuzzProcess {
  readonly #program: string;
  readonly #dataFolder: string;
  #child: ChildProcess | undefined;
  #highest = 0;
  #isMade = false;

  constructor(program: string, dataFolder: string) {
    this.#program = program;
    this.#dataFolder = dataFolder;
  }

  async try(given: Given): Promise<Tried | { outcome: 'crashed' | 'hung'; why: string }> {
    const child = (this.#child ??= await this.#started());
    const hang = setTimeout(() => child.kill('SIGKILL'), HANG_MILLISECONDS);
    const from = performance.now();
    const over = new AbortController();
    const { signal } = over;
    const answered = once(child, 'message', { signal }) as Promise<[Tried]>;
    const gone = once(child, 'exit', { signal });
    child.send(given);
    const first = await Promise.race([answered, gone]);
    over.abort();
    await Promise.allSettled([answered, gone]);
    clearTimeout(hang);
    if (typeof first[0] === 'object' && first[0] !== null) return first[0] as Tried;
    this.#child = undefined;
    const outcome = performance.now() - from >= HANG_MILLISECONDS ? 'hung' : 'crashed';
    return { outcome, why: `exit ${String(first[0])} ${String(first[1])}` };
  }

  /** The most memory it ever had in use, in megabytes; `undefined` where the system does not tell. */
  async highestMegabytes(): Promise<number | undefined> {
    const status = await readFile(`/proc/${this.#child?.pid}/status`, 'utf8').catch(() => '');
    const found = /VmHWM:\s+(\d+) kB/.exec(status);
    if (!found) return undefined;
    this.#highest = Math.max(this.#highest, Math.round(Number(found[1]) / 1024));
    return this.#highest;
  }

  /** From here on only what comes counts as its highest use of memory. */
  async forgetPeak(): Promise<void> {
    const child = (this.#child ??= await this.#started());
    this.#highest = 0;
    // Where the system does not know of peaks there is none to forget.
    await writeFile(`/proc/${child.pid}/clear_refs`, '5').catch(() => undefined);
  }

  async end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  /** The database is made in a process of its own: that takes more memory than anything later. */
  async #started(): Promise<ChildProcess> {
    const start = async () => {
      const child = fork(this.#program, [this.#dataFolder], { execArgv: [] });
      await once(child, 'message');
      return child;
    };
    if (!this.#isMade) {
      this.#child = await start();
      await this.end();
    }
    this.#isMade = true;
    return start();
  }
}
