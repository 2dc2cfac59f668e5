import { type Env, readEnv } from '#server/env.ts';
import { auditCommand } from './auditCommand.ts';
import { auditConfidentiality } from './auditConfidentiality.ts';
import { importCommand } from './importCommand.ts';
import { inviteCommand } from './inviteCommand.ts';
import { mailCommand } from './mailCommand.ts';
import { personCommand } from './personCommand.ts';
import { reportCommand } from './reportCommand.ts';
import { reportingCommand } from './reportingCommand.ts';
import { sampleCommand } from './sampleCommand.ts';
import { secondStepCommand } from './secondStepCommand.ts';
import { startCommand } from './startCommand.ts';
import { templateCommand } from './templateCommand.ts';
import type { Terminal } from './terminal.ts';
import { tokenCommand } from './tokenCommand.ts';
import { troubleText } from './troubleText.ts';
import { undoCommand } from './undoCommand.ts';
import { optionTrouble } from './optionTrouble.ts';
import manifest from '../../package.json' with { type: 'json' };
import { helpOf, Usage, USAGE, usageOf } from './usage.ts';
import { untilAsked, watchCommand } from './watchCommand.ts';

/** Where a command runs: its settings, the folder of the clone, and the terminal. */
export interface Place {
  environment: Record<string, string | undefined>;
  projectFolder: string;
  terminal: Terminal;
}

/** Runs one command and tells its exit code: 0 done, 1 failed, 2 wrongly asked. */
export async function runCommand(argv: string[], place: Place): Promise<number> {
  const { terminal } = place;
  try {
    return asksHelp(argv) ? help(argv, terminal) : await chosen(argv, place);
  } catch (error) {
    const misused = error instanceof Usage ? error.message : optionTrouble(error);
    if (misused !== undefined) {
      terminal.err(`${misused}\n\n${usageOf(argv[0])}\n`);
      return 2;
    }
    terminal.err(`${troubleText(error)}\n`);
    return 1;
  }
}

type Command = (args: string[], env: Env, terminal: Terminal, projectFolder: string) => Promise<number> | number;

const COMMANDS: Readonly<Record<string, Command>> = {
  start: (args, env, terminal, projectFolder) => startCommand(args, env, projectFolder, terminal),
  import: importCommand,
  undo: undoCommand,
  watch: (args, env, terminal) => watchCommand(args, env, terminal, untilAsked()),
  report: reportCommand,
  template: (args, _env, terminal) => templateCommand(args, terminal),
  sample: sampleCommand,
  invite: inviteCommand,
  mail: mailCommand,
  'second-step': secondStepCommand,
  person: personCommand,
  audit: auditCommand,
  reporting: reportingCommand,
  token: tokenCommand,
  'audit-confidentiality': auditConfidentiality,
};

async function chosen([command, ...args]: string[], { environment, projectFolder, terminal }: Place): Promise<number> {
  const env = readEnv(environment, projectFolder);
  if (command === undefined || !Object.hasOwn(COMMANDS, command))
    throw new Usage(command === undefined ? 'Say what to do.' : noSuch(command));
  return COMMANDS[command](args, env, terminal, projectFolder);
}

const HELP: ReadonlySet<string> = new Set(['--help', '-h']);
const noSuch = (command: string) => `There is no command "${command}".`;

/** Is it about the commands themselves? What follows `--` is no option. */
function asksHelp([command = '', ...args]: string[]): boolean {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  return command === '--version' || command === 'help' || [command, ...options].some((word) => HELP.has(word));
}

/** Tells how everything is used, or one command; or the version. */
function help([command, ...args]: string[], terminal: Terminal): number {
  if (command === '--version') {
    terminal.out(`bellwether ${manifest.version}\n`);
    return 0;
  }
  const about = command === 'help' || HELP.has(command) ? args.at(0) : command;
  const text = about === undefined ? USAGE : helpOf(about);
  if (about !== undefined && text === undefined) throw new Usage(noSuch(about));
  terminal.out(`${text}\n`);
  return 0;
}
