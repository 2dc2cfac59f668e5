import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { opened } from '#server/commands/opened.ts';
import { runCommand } from '#server/commands/runCommand.ts';
import type { FolderReceipt } from '#server/commands/watch/folderReceipt.ts';
import { Arrivals } from '#server/commands/watch/arrivals.ts';
import { watchRound } from '#server/commands/watch/watchRound.ts';
import { readEnv } from '#server/env.ts';
import { copyDataFolder } from '#test/databases/databases.ts';
import { keptTerminal } from './keptTerminal.ts';

/** Each round opens the database anew: a dozen take a minute on a machine with other work. */
vi.setConfig({ testTimeout: 120_000 });

const ROSTER = `Employee ID,Name,Hire Date,Exit Date\n${[1, 2, 3, 4].map((id) => `${id},Person ${id},2020-01-15,\n`).join('')}`;

describe('a watched folder', () => {
  let place: string;
  let folder: string;
  let clock = Date.parse('2026-07-15T12:00:00Z');
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'bellwether-watch-'));
    folder = join(place, 'in');
    await mkdir(folder);
    await copyDataFolder(join(place, 'data'));
  });
  afterAll(() => rm(place, { recursive: true }));
  const environment = () => ({ BELLWETHER_DATA: join(place, 'data') });

  const change = (how: string) => opened(readEnv(environment(), place), (db) => db.rows(sql.raw(how)));
  /** One round of a watch, five seconds after the one before. */
  async function look(watched: { folder: string; arrivals: Arrivals }): Promise<string> {
    let written = '';
    clock += 5_000;
    const terminal = { ...keptTerminal(), out: (text: string) => void (written += text), now: () => new Date(clock) };
    await watchRound(watched, readEnv(environment(), place), terminal);
    return written;
  }
  /** A watch just started: it sees the folder, waits, and sees it again. */
  async function restarted(betweenLooks: () => Promise<unknown> = async () => undefined): Promise<string> {
    const watched = { folder, arrivals: new Arrivals(folder) };
    await look(watched);
    await betweenLooks();
    return look(watched);
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

  it('stands in the audit log with each of its imports, once', async () => {
    const log = `select actor, action, details from audit_events where action = 'import'`;
    expect(await change(log)).toEqual([
      { actor: 'watched folder', action: 'import', details: { importId: 1, files: ['staff.csv'] } },
    ]);
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
    await put('empty.csv', '');
    await restarted();
    expect(await receiptOf('a.csv')).toMatchObject({
      outcome: 'question',
      why: expect.stringContaining('"day first"'),
    });
    expect((await receiptOf('a.csv')).why).toContain('beside the file, as a.csv.map.json.');
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
    expect(await receiptOf('empty.csv')).toMatchObject({ outcome: 'refused', why: expect.stringContaining('empty') });
    expect(await restarted()).toBe('');
  });

  it('imports a file of the same name again when its content is another', async () => {
    await put('e.csv', 'Employee ID,Name,Hire Date\n8,Hal,2020-02-15\n9,Ida,2020-02-15\n');
    expect(await restarted()).toMatch(/e\.csv: imported: import \d+, 1 change/);
  });

  it('passes over files whose names begin with a dot', async () => {
    await put('.hidden.csv', ROSTER.replaceAll('Person', 'Hidden'));
    expect(await restarted()).toBe('');
    expect(await readdir(folder)).not.toContain('.hidden.csv.receipt.json');
  });

  it('tries a file with a question again when the mapping beside it answers, and no sooner', async () => {
    expect(await restarted()).toBe('');
    const answered = {
      kind: 'roster',
      columns: [
        { column: 'Employee ID', field: 'employee_id' },
        { column: 'Name', field: 'name' },
        { column: 'Hire Date', field: 'hire_date', order: 'year first' },
        { column: 'Exit Date', field: 'exit_date' },
      ],
    };
    await put('a.csv.map.json', '{"kind":');
    expect(await restarted()).toMatch(/a\.csv: refused: .*a\.csv\.map\.json is not JSON/);
    await put('a.csv.map.json', JSON.stringify(answered));
    expect(await restarted()).toContain('a.csv: question: ');
    expect(await restarted()).toBe('');
    const columns = answered.columns.with(3, { column: 'Exit Date', field: 'exit_date', order: 'day first' });
    await put('a.csv.map.json', JSON.stringify({ ...answered, columns }));
    expect(await restarted()).toMatch(/a\.csv: imported: import \d+, 1 change/);
    await put('a.csv.map.json', JSON.stringify({ ...answered, columns, complete: false }));
    expect(await restarted()).toBe('');
    expect(await readdir(folder)).not.toContain('a.csv.map.json.receipt.json');
  });

  it('tries a file again while it runs when its receipt is deleted', async () => {
    const watched = { folder, arrivals: new Arrivals(folder) };
    await look(watched);
    await look(watched);
    await rm(join(folder, 'c.csv.receipt.json'));
    expect(await look(watched)).toContain('c.csv: question: ');
    expect(await look(watched)).toBe('');
  });

  it('tries again by itself what the database did not take, later each time', async () => {
    await change('alter table imports add constraint closed check (false) not valid');
    await put('f.csv', 'Employee ID,Name,Hire Date\n10,Jo,2020-02-15\n');
    const watched = { folder, arrivals: new Arrivals(folder) };
    await look(watched);
    expect(await look(watched)).toMatch(/f\.csv: failed: .*It is tried again at 2026-07-15T\S+Z\./);
    const first = await receiptOf('f.csv');
    expect(Date.parse(first.again!) - Date.parse(first.at)).toBe(60_000);
    expect(await look(watched)).toBe('');
    clock += 60_000;
    expect(await look(watched)).toContain('f.csv: failed: ');
    const second = await receiptOf('f.csv');
    expect(Date.parse(second.again!) - Date.parse(second.at)).toBe(120_000);
    await change('alter table imports drop constraint closed');
    clock += 120_000;
    expect(await look(watched)).toMatch(/f\.csv: imported: import \d+, 1 change/);
  });

  it('that is none is said at once', async () => {
    const terminal = keptTerminal();
    expect(await runCommand(['watch'], { environment: environment(), projectFolder: place, terminal })).toBe(2);
    const path = join(place, 'nowhere');
    expect(await runCommand(['watch', path], { environment: environment(), projectFolder: place, terminal })).toBe(1);
    expect(terminal.stderr).toContain('there is no such file');
  });
});
