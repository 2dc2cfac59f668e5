import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Message, Task } from './faultChild.ts';
import type { Programs } from './programs.ts';

/** Where processes come and go, and the files they import. */
export interface Place {
  readonly programs: Programs;
  readonly where: Task['where'];
  readonly files: Task['files'];
}

/** A process that says nothing for so long hangs, and is killed. */
const HANG_MILLISECONDS = 120_000;

/** A process that does a task, and what it says. */
export class FaultProcess {
  readonly process: ChildProcess;
  readonly exited: Promise<unknown>;
  readonly #messages: Message[] = [];
  #wake: () => void = () => undefined;

  constructor({ programs, where, files }: Place, task: Omit<Task, 'where' | 'files'>) {
    const begin: Task = { where, files, ...task };
    this.process = fork(programs.file('faultChild'), [JSON.stringify(begin)], { execArgv: [] });
    this.exited = once(this.process, 'exit');
    this.process.on('message', (message: Message) => {
      this.#messages.push(message);
      this.#wake();
    });
    this.process.once('disconnect', () => this.#wake());
  }

  /** The next thing it says, or `undefined` when it says no more. */
  async next(): Promise<Message | undefined> {
    while (this.#messages.length === 0) {
      if (!this.process.connected) return undefined;
      const woken = new Promise<void>((wake) => {
        this.#wake = wake;
      });
      const hang = setTimeout(() => this.process.kill('SIGKILL'), HANG_MILLISECONDS);
      await woken;
      clearTimeout(hang);
    }
    return this.#messages.shift();
  }
}

export type Ended = Extract<Message, { ended: string }>;

/** One import, or, when what is stored is what importing leaves, one undo, that nothing disturbs. */
export async function actOnce(
  place: Place,
  after: string | undefined,
): Promise<Ended & { before: string; milliseconds: number }> {
  const child = new FaultProcess(place, { after, acts: 1 });
  const opened = await child.next();
  const began = await child.next();
  const from = performance.now();
  const ended = await child.next();
  const milliseconds = performance.now() - from;
  await child.exited;
  if (!opened || !('opened' in opened) || !ended || !('ended' in ended) || ended.failure !== undefined)
    throw new Error(`what nothing disturbed failed: ${JSON.stringify([opened, began, ended])}`);
  return { ...ended, before: opened.opened.hash, milliseconds };
}

/** What a whole import and a whole undo are: the states between which everything happens, and how long they take. */
export interface Measured {
  readonly before: string;
  readonly after: string;
  readonly operations: number;
  readonly milliseconds: number;
}

/** Imports and undoes once, undisturbed. */
export async function measure(place: Place): Promise<Measured> {
  const imported = await actOnce(place, undefined);
  const undone = await actOnce(place, imported.state.hash);
  if (undone.ended !== 'undo' || undone.state.hash !== imported.before)
    throw new Error('an import that was undone left something behind');
  return {
    before: imported.before,
    after: imported.state.hash,
    operations: imported.operations + undone.operations,
    milliseconds: imported.milliseconds + undone.milliseconds,
  };
}
