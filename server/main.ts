import { importCommand } from './commands/importCommand.ts';
import { reportCommand } from './commands/reportCommand.ts';
import { sampleCommand } from './commands/sampleCommand.ts';
import { startCommand } from './commands/startCommand.ts';
import { processTerminal } from './commands/terminal.ts';
import { Usage, USAGE } from './commands/usage.ts';
import { readEnv } from './env.ts';

/** The command line: runs one command and tells its exit code: 0 done, 1 failed, 2 wrongly asked. */
export async function main(
  argv: string[],
  environment: Record<string, string | undefined>,
  projectFolder: string,
): Promise<number> {
  const terminal = processTerminal();
  const [command, ...args] = argv;
  try {
    const env = readEnv(environment, projectFolder);
    if (command === 'start') return await startCommand(env, projectFolder, terminal);
    if (command === 'import') return await importCommand(args, env, terminal);
    if (command === 'report') return await reportCommand(args, env, terminal);
    if (command === 'sample') return await sampleCommand(args, env, terminal);
    if (command === 'help' || command === '--help') return (terminal.out(`${USAGE}\n`), 0);
    throw new Usage(command === undefined ? 'Say what to do.' : `There is no command "${command}".`);
  } catch (error) {
    if (error instanceof Usage || isOptionError(error)) return (terminal.err(`${error.message}\n\n${USAGE}\n`), 2);
    terminal.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

/** What `parseArgs` throws for an option it does not know. */
function isOptionError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}
