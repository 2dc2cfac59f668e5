import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal.ts';

/** Asks the person at the terminal; rejects when nobody is there to ask. `otherwise`: what to say instead of asking. */
export async function agreed(terminal: Terminal, question: string, otherwise: string): Promise<boolean> {
  if (!terminal.interactive) throw new Error(`Nobody is here to ask: ${otherwise}`);
  const ask = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await ask.question(`${question} [y/N] `);
  ask.close();
  return /^y(es)?$/i.test(answer.trim());
}
