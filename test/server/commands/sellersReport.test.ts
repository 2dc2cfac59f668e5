import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '#server/commands/runCommand.ts';
import type { SellersResponse } from '#shared/contract/sellers.ts';
import { csv } from '../ingest/tryOut.ts';
import { keptTerminal } from './keptTerminal.ts';

const TEAMS = csv(`
  seller,manager,location
  Ben Rep,Ada Boss,Oslo
  Dot Agent,Ada Boss,Rome
  Eve Idle,Ada Boss,Rome`);
const DEALS = csv(`
  deal_id,owner,stage,value,opened_on,closed_on
  D-1,Dot Agent,won,1200,2024-03-04,2024-03-14
  D-2,Dot Agent,lost,,2024-03-11,2024-06-28
  D-3,Ben Rep,open,,2024-09-02,
  D-4,Dot Agent,won,300.25,2024-04-01,2024-04-26
  D-5,,won,70,2024-04-01,2024-04-26`);

const cells = (line: string) => line.trim().split(/ {2,}/);

describe('the report of sellers', () => {
  let folder: string;
  async function run(...argv: string[]) {
    const terminal = keptTerminal();
    const code = await runCommand(argv, { environment: { BELLWETHER_DATA: folder }, projectFolder: folder, terminal });
    return { code, stdout: terminal.stdout, stderr: terminal.stderr };
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-sellers-'));
    await writeFile(join(folder, 'teams.csv'), TEAMS);
    await writeFile(join(folder, 'deals.csv'), DEALS);
    await run('import', join(folder, 'teams.csv'), join(folder, 'deals.csv'), '--yes');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is a table with a dash for what no deal tells, and says below what is in no row', async () => {
    const lines = (await run('report', 'sellers')).stdout.split('\n');
    expect(cells(lines[0])).toEqual([
      'seller',
      'id',
      'manager',
      'location',
      'deals',
      'won',
      'lost',
      'won value',
      'first opened',
      'first won',
      'days to first win',
      'median days won',
    ]);
    const ben = ['Ben Rep', 'name:ben rep', 'Ada Boss', 'Oslo', '1', '0', '0', '0', '2024-09-02', '–', '–', '–'];
    // Dot won after 10 and 25 days: the median lies between.
    const dot = [
      'Dot Agent',
      'name:dot agent',
      'Ada Boss',
      'Rome',
      '3',
      '2',
      '1',
      '1500.25',
      '2024-03-04',
      '2024-03-14',
      '10',
      '17.5',
    ];
    expect(lines.slice(2, 4).map(cells)).toEqual([ben, dot]);
    expect(lines.slice(4)).toContain('1 deal names no owner: in no row.');
  });

  it('is CSV with an empty cell for what no deal tells', async () => {
    expect((await run('report', 'sellers', '--format', 'csv')).stdout.trim().split(/\r?\n/).slice(1)).toEqual([
      'Ben Rep,name:ben rep,Ada Boss,Oslo,1,0,0,0,2024-09-02,,,',
      'Dot Agent,name:dot agent,Ada Boss,Rome,3,2,1,1500.25,2024-03-04,2024-03-14,10,17.5',
    ]);
  });

  it('is JSON of a period when months are asked for', async () => {
    const { stdout } = await run('report', 'sellers', '--from', '2024-04', '--to', '2024-04', '--format', 'json');
    const { period, rows } = JSON.parse(stdout) as SellersResponse;
    expect(period).toEqual({ from: '2024-04-01', to: '2024-04-30' });
    expect(rows).toHaveLength(1);
    expect(rows![0]).toMatchObject({ seller: { name: 'Dot Agent' }, deals: 1, won: 1, lost: 0, medianDaysWon: 25 });
  });
});
