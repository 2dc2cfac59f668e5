import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '#server/commands/runCommand.ts';
import type { Receipt } from '#shared/contract/import.ts';
import { copyDataFolder } from '#test/databases/databases.ts';
import { keptTerminal } from '../commands/keptTerminal.ts';

/** The command line on a database of its own. */
export interface CommandLine {
  readonly folder: string;
  /** Imports headless; the receipt. */
  import(...argv: string[]): Promise<Receipt>;
  /** How a file would be read. */
  look(...argv: string[]): Promise<{ files: { mapping: { columns: { column: string; field?: string }[] } }[] }>;
  /** A report as JSON. */
  report<T>(...argv: string[]): Promise<T>;
  /** What a command says when it does nothing. */
  refusal(...argv: string[]): Promise<string>;
}

export async function withCommandLine(work: (line: CommandLine) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-real-'));
  await copyDataFolder(join(folder, 'data'));
  const run = async (argv: readonly string[]) => {
    const terminal = keptTerminal();
    const environment = { BELLWETHER_DATA: join(folder, 'data') };
    const code = await runCommand([...argv], { environment, projectFolder: folder, terminal });
    return { code, stdout: terminal.stdout, stderr: terminal.stderr };
  };
  const json = async <T>(argv: readonly string[]): Promise<T> => {
    const { code, stdout, stderr } = await run(argv);
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
    return JSON.parse(stdout) as T;
  };
  try {
    await work({
      folder,
      import: (...argv) => json(['import', ...argv, '--yes', '--json']),
      look: (...argv) => json(['import', ...argv, '--dry-run', '--json']),
      report: (...argv) => json(['report', ...argv, '--format', 'json']),
      async refusal(...argv) {
        const { code, stderr } = await run(argv);
        return code === 0 ? '' : stderr;
      },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
