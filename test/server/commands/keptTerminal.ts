import { Readable } from 'node:stream';
import type { Terminal } from '#server/commands/terminal.ts';

/** A terminal that keeps what is written to it, at a fixed time, with nobody to ask. */
export function keptTerminal(
  now = new Date('2026-07-15T12:00:00Z'),
  input = '',
): Terminal & { readonly stdout: string; readonly stderr: string } {
  const written = { stdout: '', stderr: '' };
  return {
    input: Readable.from([new TextEncoder().encode(input)]),
    out: (text) => void (written.stdout += text),
    err: (text) => void (written.stderr += text),
    interactive: false,
    progress: () => {},
    now: () => now,
    get stdout() {
      return written.stdout;
    },
    get stderr() {
      return written.stderr;
    },
  };
}
