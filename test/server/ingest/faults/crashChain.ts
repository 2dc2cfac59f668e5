import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import type { Message, Task } from './faultChild.ts';
import type { Programs } from './programs.ts';
import type { StoredState } from './storedState.ts';

export interface Place {
  readonly programs: Programs;
  readonly where: Task['where'];
  readonly files: Task['files'];
}

export interface ChainOutcome {
  /** Kills by where they hit. */
  readonly kills: Record<string, number>;
  /** Imports and undos acknowledged, and those that turned out to be complete although nobody was told so any more. */
  readonly acknowledged: number;
  readonly complete: number;
  /** From the start of a process after a kill until it had read everything, in milliseconds: usually, and at most. */
  readonly usualStart: number;
  readonly slowestStart: number;
  /** The same at most in time of a processor, which other work on the machine does not lengthen. */
  readonly slowestStartCpu: number;
  /** What must not be: each with its seed's draw. */
  readonly wrong: string[];
}

type Way = 'operation' | 'inside operation' | 'moment' | 'command';
const WAYS: readonly Way[] = [
  'operation',
  'operation',
  'operation',
  'inside operation',
  'inside operation',
  'moment',
  'command',
];
const HANG_MILLISECONDS = 60_000;

/** A process that does a task, and what it says. */
class Child {
  readonly process: ChildProcess;
  readonly #messages: Message[] = [];
  #wake: () => void = () => undefined;
  readonly exited: Promise<unknown>;

  constructor({ programs, where, files }: Place, task: Omit<Task, 'where' | 'files'>) {
    const begin: Task = { where, files, ...task };
    this.process = fork(programs.file('faultChild'), [JSON.stringify(begin)], { execArgv: [] });
    this.exited = once(this.process, 'exit');
    this.process.on('message', (message: Message) => {
      this.#messages.push(message);
      this.#wake();
    });
    // Messages arrive before the channel closes, but may arrive after the exit.
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

/** What a whole import and a whole undo are: the states between which everything happens, and how long they take. */
export interface Measured {
  readonly before: string;
  readonly after: string;
  readonly operations: number;
  readonly milliseconds: number;
}

/** Imports and undoes once, undisturbed. */
export async function measure(place: Place): Promise<Measured> {
  const first = new Child(place, { after: undefined, acts: 1 });
  const [before, imported] = await opensAndDoes(first);
  const second = new Child(place, { after: imported.state.hash, acts: 1 });
  const [, undone, milliseconds] = await opensAndDoes(second);
  if (undone.done !== 'undo' || undone.state.hash !== before.hash)
    throw new Error('an import that was undone left something behind');
  return {
    before: before.hash,
    after: imported.state.hash,
    operations: imported.operations + undone.operations,
    milliseconds: 2 * milliseconds,
  };
}

async function opensAndDoes(child: Child): Promise<[StoredState, Extract<Message, { done: string }>, number]> {
  const opened = await child.next();
  const began = await child.next();
  const from = performance.now();
  const done = await child.next();
  const took = performance.now() - from;
  await child.exited;
  if (!opened || !('opened' in opened) || !began || !done || !('done' in done))
    throw new Error(`an import that nothing disturbed failed: ${JSON.stringify([opened, began, done])}`);
  return [opened.opened, done, took];
}

/**
 * Kills so many processes one after the other while each imports the files and undoes the import by turns, and has the
 * next process, which starts on what the kill left, say what is stored: it must be the state before or the one after,
 * and the one after when that was acknowledged.
 */
export async function crashChain(
  place: Place,
  measured: Measured,
  kills: number,
  draw: RandomSource,
): Promise<ChainOutcome> {
  const outcome = {
    kills: {} as Record<string, number>,
    acknowledged: 0,
    complete: 0,
    slowestStartCpu: 0,
    wrong: [] as string[],
  };
  const starts: number[] = [];
  let known: StoredState | undefined;
  let inDoubt = false;

  const opens = async (child: Child, from: number, told: string) => {
    const message = await child.next();
    if (!message || !('opened' in message)) throw new Error(`${told}: the next process could not open the database`);
    const { opened, cpuMilliseconds } = message;
    starts.push(Math.round(performance.now() - from));
    outcome.slowestStartCpu = Math.max(outcome.slowestStartCpu, cpuMilliseconds);
    const before = known ?? opened;
    const other = {
      hash: before.hash === measured.before ? measured.after : measured.before,
      version: before.version + 1,
    };
    const is = (state: StoredState) => state.hash === opened.hash && state.version === opened.version;
    if (inDoubt && is(other)) outcome.complete += 1;
    else if (!is(before)) outcome.wrong.push(`${told}: ${JSON.stringify({ before, opened, inDoubt, measured })}`);
    known = opened;
    inDoubt = false;
  };
  const listen = async (child: Child, onBegin: () => void) => {
    for (let message = await child.next(); message; message = await child.next()) {
      if ('begins' in message) {
        inDoubt = true;
        onBegin();
      } else if ('done' in message) {
        inDoubt = false;
        known = message.state;
        outcome.acknowledged += 1;
      } else if ('failed' in message) outcome.wrong.push(`${message.failed} failed: ${message.why}`);
    }
    await child.exited;
  };

  for (let i = 0; i < kills; i += 1) {
    const way = WAYS[Math.floor(draw() * WAYS.length)];
    const operation = Math.floor(draw() * measured.operations);
    const milliseconds = way === 'inside operation' ? 1 + Math.floor(draw() * 4) : 0;
    const moment = draw() * measured.milliseconds;
    const told = `kill ${i} (${way}, operation ${operation}, ${Math.round(moment)} ms)`;
    outcome.kills[way] = (outcome.kills[way] ?? 0) + 1;
    const from = performance.now();
    if (way === 'command') {
      const child = new Child(place, { after: measured.after, acts: 0 });
      await opens(child, from, told);
      await listen(child, () => undefined);
      await killCommand(place, known!.hash === measured.after, draw);
      inDoubt = true;
      continue;
    }
    const killAt = way === 'moment' ? undefined : { operation, milliseconds };
    const child = new Child(place, { after: measured.after, ...(killAt ? { killAt } : {}) });
    await opens(child, from, told);
    let begun = false;
    await listen(child, () => {
      if (way !== 'moment' || begun) return;
      begun = true;
      void pause(moment).then(() => child.process.kill('SIGKILL'));
    });
  }
  const from = performance.now();
  const last = new Child(place, { after: measured.after, acts: 0 });
  await opens(last, from, 'after the last kill');
  await last.exited;
  starts.sort((a, b) => a - b);
  return { ...outcome, usualStart: starts[starts.length >> 1], slowestStart: starts.at(-1)! };
}

/** `bellwether import` or `bellwether undo`, killed at some moment of the first second and a half. */
async function killCommand({ programs, where, files }: Place, isUndo: boolean, draw: RandomSource): Promise<void> {
  const args = isUndo ? ['undo', '--yes'] : ['import', ...files.map(({ path }) => path), '--yes', '--confirm-exits'];
  const env = { ...process.env, BELLWETHER_DATA: where.dataFolder, DATABASE_URL: where.url ?? '' };
  const child = spawn(process.execPath, [programs.file('main'), ...args], { env, stdio: 'ignore' });
  const exited = once(child, 'exit');
  await Promise.race([exited, pause(100 + 1_400 * draw())]);
  child.kill('SIGKILL');
  await exited;
}
