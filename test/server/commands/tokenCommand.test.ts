import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { employees } from '#drizzle/schema/index.ts';
import { listInvitations } from '#server/access/invitations.ts';
import { checkToken } from '#server/access/tokens.ts';
import { runCommand } from '#server/commands/runCommand.ts';
import type { Database } from '#server/db/database.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { copyDataFolder } from '#test/databases/databases.ts';
import { keptTerminal } from './keptTerminal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-token-'));
  for (const name of ['data', 'invited']) await copyDataFolder(join(folder, name));
});
afterAll(() => rm(folder, { recursive: true }));
const NOW = new Date('2026-07-15T12:00:00Z');

async function token(...argv: string[]) {
  const terminal = keptTerminal(NOW);
  const environment = { BELLWETHER_DATA: join(folder, 'data') };
  const code = await runCommand(['token', ...argv], { environment, projectFolder: folder, terminal });
  return { code, stdout: terminal.stdout, stderr: terminal.stderr };
}

async function withDatabase<T>(name: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase({ url: undefined, dataFolder: join(folder, name) });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

const isGood = (text: string): Promise<boolean> =>
  withDatabase('data', async (db) => (await checkToken(db, text, 'scim', NOW)) !== undefined);

async function invite(...argv: string[]) {
  const terminal = keptTerminal(NOW);
  const environment = { BELLWETHER_DATA: join(folder, 'invited'), BELLWETHER_URL: 'https://bell.example.com' };
  const code = await runCommand(['invite', ...argv], { environment, projectFolder: folder, terminal });
  return { code, stdout: terminal.stdout, stderr: terminal.stderr };
}

describe('bellwether invite', () => {
  it('prints the link alone on its output, good for a week', async () => {
    await withDatabase('invited', async ({ orm }) => {
      const provenance = { placeholder: false, importId: 1, fileNo: 1, line: 1 };
      await orm.insert(employees).values({ externalId: 'E7', name: 'Nia New', ...provenance });
    });
    const made = await invite('nia@example.com', '--role', 'hr', '--role', 'manager', '--person', 'E7');
    expect(made.stdout).toMatch(/^https:[/][/]bell[.]example[.]com[/]invitation#[\w-]{43}\n$/);
    expect(made.stderr).toContain('For nia@example.com (hr, manager)');
    expect(await withDatabase('invited', (db) => listInvitations(db, NOW))).toMatchObject([
      { email: 'nia@example.com', roles: ['hr', 'manager'], personExternalId: 'E7', state: 'open' },
    ]);
  });

  it.each([[['nia@example.com']], [['nia@example.com', '--role', 'boss']]])(
    'wrongly asked (%j) tells how',
    async (argv) => {
      const { code, stderr } = await invite(...argv);
      expect([code, stderr.startsWith('invite: say EMAIL --role')]).toEqual([2, true]);
    },
  );

  it('and a token for reports is for somebody who has an account', async () => {
    const { code, stderr } = await token('create', '--report', 'nobody@example.com');
    expect([code, stderr]).toEqual([1, 'nobody@example.com has no account here.\n']);
  });
});

describe('bellwether token', () => {
  it('create prints the token alone on its output, once; list never shows it; revoke ends it', async () => {
    expect((await token('list')).stderr).toBe('There are no tokens.\n');
    const made = await token('create', '--scim');
    const text = made.stdout.trim();
    expect([made.code, text]).toEqual([0, expect.stringMatching(/^bellwether_1_[\w-]{43}$/)]);
    expect(made.stderr).toContain('until 2027-07-15');
    expect((await token('list')).stdout).toBe('1  scim  made 2026-07-15  good until 2027-07-15\n');
    expect(await isGood(text)).toBe(true);
    expect((await token('revoke', '1')).stdout).toBe('1  scim  made 2026-07-15  revoked 2026-07-15\n');
    expect(await isGood(text)).toBe(false);
    expect((await token('revoke', '2')).code).toBe(1);
  }, 180_000);

  it.each([
    [],
    ['create'],
    ['make', '--scim'],
    ['list', '1'],
    ['revoke'],
    ['revoke', 'x'],
    ['revoke', '1', '2'],
    ['list', '--scim'],
    ['create', '--scim', '--report', 'a@example.com'],
  ])('wrongly asked (%j) tells how', async (...argv) => {
    const { code, stderr } = await token(...argv.flat());
    expect([code, stderr.startsWith('token: ')]).toEqual([2, true]);
  });
});
