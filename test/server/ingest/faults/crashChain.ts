import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import { actOnce, FaultProcess, type Measured, type Place } from './faultProcess.ts';
import { Witness } from './witness.ts';

export interface ChainOutcome {
  /** Kills by where they hit. */
  readonly kills: Record<string, number>;
  readonly acknowledged: number;
  readonly unheard: number;
  /** From the start of a process after a kill until it had read everything, in milliseconds: usually, and at most. */
  readonly usualStart: number;
  readonly slowestStart: number;
  /** The same at most in time of a processor, which other work on the machine does not lengthen. */
  readonly slowestStartCpu: number;
  readonly wrong: readonly string[];
}

const WAYS = [
  'operation',
  'operation',
  'operation',
  'inside operation',
  'inside operation',
  'moment',
  'command',
] as const;

/**
 * Kills so many processes one after the other while each imports the files and undoes the import by turns, and has the
 * next process, which starts on what the kill left, say what is stored. In the end it is as it was before.
 */
export async function crashChain(
  place: Place,
  measured: Measured,
  kills: number,
  draw: RandomSource,
): Promise<ChainOutcome> {
  const witness = new Witness(measured);
  const byWay: Record<string, number> = {};
  const starts: number[] = [];
  let slowestStartCpu = 0;

  const opens = async (child: FaultProcess, from: number, told: string) => {
    const message = await child.next();
    if (!message || !('opened' in message)) throw new Error(`${told}: the next process could not open the database`);
    starts.push(Math.round(performance.now() - from));
    slowestStartCpu = Math.max(slowestStartCpu, message.cpuMilliseconds);
    witness.hears(message, told);
  };

  for (let i = 0; i < kills; i += 1) {
    const way = WAYS[Math.floor(draw() * WAYS.length)];
    const operation = Math.floor(draw() * measured.operations);
    const milliseconds = way === 'inside operation' ? 1 + Math.floor(draw() * 4) : 0;
    const moment = draw() * measured.milliseconds;
    const told = `kill ${i} (${way}, operation ${operation}, ${Math.round(moment)} ms)`;
    byWay[way] = (byWay[way] ?? 0) + 1;
    const from = performance.now();
    const how = { command: { acts: 0 }, moment: {} };
    const task = way === 'command' || way === 'moment' ? how[way] : { killAt: { operation, milliseconds } };
    const child = new FaultProcess(place, { after: measured.after, ...task });
    await opens(child, from, told);
    let begun = false;
    await witness.listens(child, told, () => {
      if (way === 'moment' && !begun) void pause(moment).then(() => child.process.kill('SIGKILL'));
      begun = true;
    });
    if (way === 'command') {
      await killCommand(place, witness.isImported, draw);
      witness.doubt();
    }
  }
  const last = new FaultProcess(place, { after: measured.after, acts: 0 });
  await opens(last, performance.now(), 'after the last kill');
  await last.exited;
  if (witness.isImported) await actOnce(place, measured.after);
  starts.sort((a, b) => a - b);
  const { acknowledged, unheard, wrong, failures } = witness;
  return {
    kills: byWay,
    acknowledged,
    unheard,
    usualStart: starts[starts.length >> 1],
    slowestStart: starts.at(-1)!,
    slowestStartCpu,
    wrong: [...wrong, ...Object.keys(failures)],
  };
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
