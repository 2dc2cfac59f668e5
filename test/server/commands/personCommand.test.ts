import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '#server/commands/runCommand.ts';
import { copyDataFolder } from '#test/databases/databases.ts';
import { csv } from '../ingest/tryOut.ts';

const ROSTER = csv(`
  employee_id,name,email,manager_id,department,hire_date,exit_date,exit_type,exit_reason
  B1,Ada Boss,ada@x.example,,Sales,2015-01-05,,,
  E1,Ben Rep,ben@x.example,B1,Sales,2019-02-01,2020-03-01,voluntary,his own words
  E2,Cy Rep,cy@x.example,B1,Sales,2018-03-01,,,`);

describe('the rights of one person on the command line', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-person-'));
    await copyDataFolder(folder);
    await writeFile(join(folder, 'staff.csv'), ROSTER);
    await run('import', join(folder, 'staff.csv'), '--yes', '--confirm-exits');
  });
  afterAll(() => rm(folder, { recursive: true }));
  async function run(...args: string[]) {
    let [stdout, stderr] = ['', ''];
    const code = await runCommand(args, {
      environment: { BELLWETHER_DATA: folder },
      projectFolder: folder,
      terminal: {
        input: (async function* () {})(),
        out: (text) => {
          stdout += text;
        },
        err: (text) => {
          stderr += text;
        },
        interactive: false,
        progress: () => undefined,
        now: () => new Date('2026-07-01T12:00:00Z'),
      },
    });
    return { code, stdout, stderr };
  }

  it('everything stored goes into a file only its owner may read', async () => {
    const out = join(folder, 'ben.json');
    expect((await run('person', 'export', 'E1', '--out', out)).code).toBe(0);
    const stored = JSON.parse(await readFile(out, 'utf8')) as { tables: Record<string, { exit_reason?: string }[]> };
    expect(stored.tables['employments'][0].exit_reason).toBe('his own words');
  });

  it('erasing asks for a reason, and says what it did', async () => {
    expect((await run('person', 'erase', 'E1')).code).toBe(2);
    const erased = await run('person', 'erase', 'ben@x.example', '--reason', 'asked by the person', '--yes');
    expect(erased.stdout).toMatch(/^Now Erased person \d+\. Rows changed: .*1 in employees, 1 in employments/);
    const gone = await run('person', 'export', 'E1');
    expect([gone.code, gone.stderr]).toEqual([1, 'Nobody, or more than one person, has the id or address E1.\n']);
  });

  it('the audit log has the import, the export and the erasure, and is whole', async () => {
    const { code, stdout } = await run('audit', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ whole: true, head: { eventId: 3 } });
  });
}, 120_000);
