import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '#server/commands/runCommand.ts';
import type { FolderReceipt } from '#server/commands/watch/folderReceipt.ts';
import { Arrivals } from '#server/commands/watch/arrivals.ts';
import { watchRound } from '#server/commands/watch/watchRound.ts';
import { readEnv } from '#server/env.ts';
import { keptTerminal } from './keptTerminal.ts';

const ROSTER = `Employee ID,Name,Hire Date,Exit Date\n${[1, 2, 3, 4].map((id) => `${id},Person ${id},2020-01-15,\n`).join('')}`;

describe('a watched folder', () => {
  let place: string;
  let folder: string;
  let clock = Date.parse('2026-07-15T12:00:00Z');
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'bellwether-watch-'));
    folder = join(place, 'in');
    await mkdir(folder);
  });
  afterAll(() => rm(place, { recursive: true }));
  const environment = () => ({ BELLWETHER_DATA: join(place, 'data') });

  /** A watch just started: it sees the folder, waits, and sees it again. */
  async function restarted(betweenLooks: () => Promise<unknown> = async () => undefined): Promise<string> {
    const terminal = {
      ...keptTerminal(),
      written: '',
      out: (text: string) => void (terminal.written += text),
      now: () => new Date(clock),
    };
    const watched = { folder, arrivals: new Arrivals(folder) };
    const env = readEnv(environment(), place);
    await watchRound(watched, env, terminal);
    await betweenLooks();
    clock += 5_000;
    await watchRound(watched, env, terminal);
    return terminal.written;
  }
  const put = (name: string, text: string) => writeFile(join(folder, name), text);
  const receiptOf = async (name: string): Promise<FolderReceipt> =>
    JSON.parse(await readFile(join(folder, `${name}.receipt.json`), 'utf8'));
  const imports = async () => {
    const terminal = keptTerminal();
    await runCommand(['undo', '99'], { environment: environment(), projectFolder: place, terminal });
    return terminal.stderr;
  };

  it('imports a file that is complete, moves nothing, and writes a receipt beside it', async () => {
    await put('staff.csv', ROSTER);
    expect(await restarted()).toContain('staff.csv: imported: import 1, 4 changes, 0 rows rejected');
    expect(await receiptOf('staff.csv')).toMatchObject({
      file: 'staff.csv',
      outcome: 'imported',
      receipt: { applied: true, importId: 1, files: [{ new: 4 }] },
    });
    expect((await readdir(folder)).toSorted()).toEqual(['staff.csv', 'staff.csv.receipt.json']);
  });

  it('waits while a file still grows', async () => {
    await put('later.csv', 'Employee ID,Name,Hire Date\n5,Eve,2020-02-15\n');
    expect(await restarted(() => appendFile(join(folder, 'later.csv'), '6,Flo,2020-02-16\n'))).toBe('');
    expect(await restarted()).toContain('later.csv: imported: import 2, 2 changes');
  });

  it('imports the same content only once: not after a restart, not under another name, not without its receipt', async () => {
    expect(await restarted()).toBe('');
    await put('copy.csv', ROSTER);
    expect(await restarted()).toContain('copy.csv: known: staff.csv has the same content: see its receipt.');
    for (const name of ['staff.csv', 'copy.csv']) await rm(join(folder, `${name}.receipt.json`));
    expect(await restarted()).toContain('copy.csv: known: Import 1 brought this content.');
    expect(await imports()).toContain('There is no import 99.');
  });

  it('writes questions, held exits and errors to the receipt, imports the rest, and does not ask again', async () => {
    await put('a.csv', 'Employee ID,Name,Hire Date,Exit Date\n7,Gus,2020-01-15,05/03/2021\n');
    await put('b.csv', ROSTER.replaceAll(/,\n/g, ',2020-06-30\n').replace('Exit Date2020', 'Exit Date\n2020'));
    await put('c.csv', 'Who,When\nAda,05/03/2021\n');
    await put('d.csv', 'Employee ID,Name,Hire Date\n,Nobody,2020-02-15\n');
    await put('e.csv', 'Employee ID,Name,Hire Date\n8,Hal,2020-02-15\n');
    await restarted();
    expect(await receiptOf('a.csv')).toMatchObject({
      outcome: 'question',
      why: expect.stringContaining('"day first"'),
    });
    expect(await receiptOf('b.csv')).toMatchObject({
      outcome: 'held',
      why: expect.stringContaining('4 of 6 open employments would end'),
    });
    expect(await receiptOf('c.csv')).toMatchObject({ outcome: 'question', why: expect.stringContaining('--as KIND') });
    expect(await receiptOf('d.csv')).toMatchObject({
      outcome: 'refused',
      why: expect.stringContaining('no employee id'),
    });
    expect(await receiptOf('e.csv')).toMatchObject({ outcome: 'imported' });
    expect(await restarted()).toBe('');
  });

  it('imports a file of the same name again when its content is another', async () => {
    await put('e.csv', 'Employee ID,Name,Hire Date\n8,Hal,2020-02-15\n9,Ida,2020-02-15\n');
    expect(await restarted()).toMatch(/e\.csv: imported: import \d+, 1 changes/);
  });

  it('that is none is said at once', async () => {
    const terminal = keptTerminal();
    expect(await runCommand(['watch'], { environment: environment(), projectFolder: place, terminal })).toBe(2);
    const path = join(place, 'nowhere');
    expect(await runCommand(['watch', path], { environment: environment(), projectFolder: place, terminal })).toBe(1);
    expect(terminal.stderr).toContain('there is no such file');
  });
});
