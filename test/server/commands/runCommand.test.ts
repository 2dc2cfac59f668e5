import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '#server/commands/runCommand.ts';
import { table } from '#server/commands/table.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { keptTerminal } from './keptTerminal.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'bellwether-commands-'))));
afterAll(() => rm(folder, { recursive: true }));

const COMMANDS = new Set(['report', 'import', 'sample']);

async function run(...argv: string[]) {
  const terminal = keptTerminal();
  const code = await runCommand(argv, { environment: { BELLWETHER_DATA: folder }, projectFolder: folder, terminal });
  return { code, stdout: terminal.stdout, stderr: terminal.stderr };
}

describe('the command line', () => {
  it.each([
    [[], 'Say what to do'],
    [['fly'], 'no command "fly"'],
    [['report'], 'name one of turnover'],
    [['report', 'luck'], 'name one of turnover'],
    [['report', 'toString'], 'name one of turnover'],
    [['report', 'turnover', '--from', '2025-02', '--to', '2025-01'], '--from 2025-02 is after --to 2025-01'],
    [['report', 'turnover', '--by', 'star sign'], 'report: --by: give one of manager, department, location, role.'],
    [['report', 'turnover', '--by'], '--by needs a value: give one after it'],
    ...[
      ['burnout', '--by', '--from, --to, --format'],
      ['managers', '--explain', '--from, --to, --format'],
      ['turnover', '--set', '--by, --from, --to, --format'],
      ['deals', '--explain', '--by, --from, --to, --format'],
      ['hours', '--set', '--by, --from, --to, --format'],
      ['sellers', '--by', '--from, --to, --format'],
      ['exits', '--from', '--format'],
      ['retention', '--by', '--format'],
      ['tenures', '--to', '--set, --by, --explain, --format'],
    ].map(([name, option, own]): [string[], string] => [
      ['report', name, option, 'x'],
      `${option} is not for the report of ${name}, which takes ${own}.`,
    ]),
    [['report', '--colour=red'], 'There is no option --colour here.'],
    [['import', 'x.csv', '--json=1'], '--json takes no value.'],
    [['import', 'http://[bad/x.csv'], 'is not written as one'],
    [['report', 'turnover', '--from', '2024'], 'YYYY-MM'],
    [['report', 'turnover', '--format', 'xml'], 'none of table, csv, json'],
    [['report', 'turnover', '--colour'], '--colour'],
    [['import'], 'name at least one file'],
    [['import', 'x.csv', '--as', 'poems'], 'not a kind'],
    [['sample'], 'either --out DIR or --load'],
    [['sample', '--load', '--size', 'huge'], 'none of small'],
  ])('answers wrong use %j with the usage of that command and exit code 2', async (argv, says) => {
    const { code, stdout, stderr } = await run(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    const lines = stderr.split('\n').filter((line) => line.startsWith('  bellwether '));
    const [command = 'help'] = argv;
    const of = COMMANDS.has(command) ? command : 'help';
    expect(new Set(lines.map((line) => line.split(' ')[3]))).toEqual(new Set([of]));
  });

  it.each([
    [['sample', '--out', '/dev/null/x'], {}, '/dev/null/x: a file stands where a folder should be.'],
    [['audit'], { BELLWETHER_DATA: '/dev/null' }, '/dev/null: a file stands where a folder should be.'],
    [['audit'], { DATABASE_URL: 'postgres://127.0.0.1:1/x' }, 'nothing answers there: check host and port.'],
    [['start'], { HOST: 'nobody.invalid' }, 'cannot be listened on (there is no host of this name)'],
  ])('%j with %j fails in words that say what to do', async (argv, settings, says) => {
    const terminal = keptTerminal();
    const environment = { BELLWETHER_DATA: folder, ...settings };
    expect(await runCommand(argv, { environment, projectFolder: folder, terminal })).toBe(1);
    expect(terminal.stderr).toContain(says);
    expect(terminal.stderr).not.toMatch(/\bE[A-Z]{4,}|Error:|at .*:\d+/);
  });

  it.each([[['help']], [['--help']], [['-h']]])('%j tells everything there is', async (argv) => {
    const { code, stdout, stderr } = await run(...argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('bellwether start');
    expect(stdout).toContain('bellwether audit');
  });

  it.each([[['help', 'import']], [['import', '--help']], [['import', 'x.csv', '-h']]])(
    '%j tells how that command is used, its options too, and no other',
    async (argv) => {
      const { code, stdout, stderr } = await run(...argv);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^ {2}bellwether import FILE/);
      expect(stdout).toContain('--confirm-exits');
      expect(stdout).not.toContain('bellwether watch');
    },
  );

  it('help of what is no command says so, exit code 2', async () => {
    const { code, stderr } = await run('help', 'fly');
    expect([code, stderr.startsWith('There is no command "fly".')]).toEqual([2, true]);
    expect((await run('fly', '--help')).code).toBe(2);
  });

  it('--version tells the version', async () => {
    const { code, stdout } = await run('--version');
    expect([code, stdout]).toEqual([0, `bellwether ${manifest.version}\n`]);
  });

  it('an invitation to what is no e-mail address says so in plain words', async () => {
    const { code, stderr } = await run('invite', 'notmail', '--role', 'hr');
    expect(code).toBe(2);
    expect(stderr).toContain('invite: "notmail" is no e-mail address.');
    expect((await run('invite', 'a@example.com', '--role', 'boss')).stderr).toContain('there is no role "boss"');
  });

  it('answers a report on nothing with what to do next, on the error stream, exit code 1', async () => {
    const { code, stdout, stderr } = await run('report', 'turnover');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('bellwether import');
  });

  it('answers a file that is not there with its name, exit code 1', async () => {
    const { code, stderr } = await run('import', join(folder, 'nowhere.csv'), '--yes');
    expect(code).toBe(1);
    expect(stderr).toContain('nowhere.csv');
  });
});

describe('a table', () => {
  it('shows an absent value as a dash, never as 0', () =>
    expect(table(['who', 'exits'], [['Ada', undefined]])).toContain('–'));
});
