import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Place } from './crashChain.ts';
import type { Message, Task } from './faultChild.ts';

/** Imports the files undisturbed, in a process of its own; what it said last. */
export async function importOnce({ programs, where, files }: Place): Promise<Message> {
  const task: Task = { where, files, after: undefined, acts: 1 };
  const child = fork(programs.file('faultChild'), [JSON.stringify(task)], { execArgv: [] });
  let last: Message | undefined;
  child.on('message', (message: Message) => {
    last = message;
  });
  await once(child, 'exit');
  if (last === undefined || !('done' in last)) throw new Error(`the import failed: ${JSON.stringify(last)}`);
  return last;
}
