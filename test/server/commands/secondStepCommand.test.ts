import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents, secondSteps, sessions, users } from '#drizzle/schema/index.ts';
import { createUser } from '#server/access/accounts.ts';
import { runCommand } from '#server/commands/runCommand.ts';
import type { Database } from '#server/db/database.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { copyDataFolder } from '#test/databases/databases.ts';
import { sessionCookie } from '#test/factories/signIn.ts';
import { keptTerminal } from './keptTerminal.ts';

let folder: string;
const NOW = new Date('2026-07-15T12:00:00Z');

async function reset(...argv: string[]) {
  const terminal = keptTerminal(NOW);
  const environment = { BELLWETHER_DATA: join(folder, 'data') };
  const code = await runCommand(['second-step', ...argv], { environment, projectFolder: folder, terminal });
  return { code, stdout: terminal.stdout, stderr: terminal.stderr };
}

async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase({ url: undefined, dataFolder: join(folder, 'data') });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-step-'));
  await copyDataFolder(join(folder, 'data'));
  await withDatabase(async (db) => {
    for (const name of ['olive', 'plain'])
      await createUser(
        db,
        { email: `${name}@example.com`, name, roles: ['owner'], personExternalId: null, passwordHash: 'none' },
        NOW,
      );
    await db.orm.update(users).set({ twoFactorEnabled: true }).where(eq(users.email, 'olive@example.com'));
    await db.orm.insert(secondSteps).values({ userId: 1, secret: 'sealed', backupCodes: 'sealed', verified: true });
    await sessionCookie(db, 1, NOW);
  });
});
afterAll(() => rm(folder, { recursive: true }));

describe('bellwether second-step reset', () => {
  it('lets an owner in again who lost the phone, ends their sessions, and is in the log with the reason', async () => {
    const done = await reset('reset', 'Olive@example.com', '--reason', 'phone drowned');
    expect([done.code, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toContain('olive@example.com signs in with the password alone now');
    await withDatabase(async ({ orm }) => {
      const [olive] = await orm.select().from(users).where(eq(users.email, 'olive@example.com'));
      expect(olive.twoFactorEnabled).toBe(false);
      expect([await orm.$count(secondSteps), await orm.$count(sessions)]).toEqual([0, 0]);
      const events = await orm.select().from(auditEvents);
      expect(events.map(({ actor, action, details, reason }) => ({ actor, action, details, reason }))).toEqual([
        {
          actor: 'command line',
          action: 'second step reset',
          details: { of: 'olive@example.com' },
          reason: 'phone drowned',
        },
      ]);
    });
  }, 60_000);

  it.each([
    ['nobody@example.com', 'nobody@example.com has no account here.'],
    ['plain@example.com', 'plain@example.com has no second step.'],
  ])('of %s says that there is nothing to reset', async (email, says) => {
    const { code, stderr } = await reset('reset', email, '--reason', 'phone drowned');
    expect([code, stderr]).toEqual([1, expect.stringContaining(says)]);
  });

  it.each([
    [],
    ['reset'],
    ['reset', 'olive@example.com'],
    ['reset', 'olive@example.com', '--reason', ' '],
    ['on', 'olive@example.com'],
    ['reset', 'a@example.com', 'b@example.com', '--reason', 'both'],
  ])('wrongly asked (%j) tells how', async (...argv) => {
    const { code, stderr } = await reset(...argv.flat());
    expect([code, stderr.startsWith('second-step')]).toEqual([2, true]);
  });
});
