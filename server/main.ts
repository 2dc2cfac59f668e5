import { runCommand } from './commands/runCommand.ts';
import { processTerminal } from './commands/terminal.ts';

/** The command line, on the process's own streams. */
export function main(
  argv: string[],
  environment: Record<string, string | undefined>,
  projectFolder: string,
): Promise<number> {
  return runCommand(argv, { environment, projectFolder, terminal: processTerminal() });
}
