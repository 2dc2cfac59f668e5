import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, users } from '#drizzle/schema/index.ts';
import { runCommand } from '#server/commands/runCommand.ts';
import type { Database } from '#server/db/database.ts';
import { openDatabase } from '#server/db/openDatabase.ts';
import { copyDataFolder } from '#test/databases/databases.ts';
import { mailServer } from '#test/factories/mailServer.ts';
import { importTexts } from '../ingest/tryOut.ts';
import { answersFile, AS_OF, assignmentsFile, itemsFile, rosterFile } from '../reporting/smallOrganisation.ts';
import { keptTerminal } from './keptTerminal.ts';

let folder: string;
let post: Awaited<ReturnType<typeof mailServer>>;
const NOW = new Date('2026-07-15T12:00:00Z');
const PASSWORD = 'kT9-wq7-Lz2';

async function onDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase({ url: undefined, dataFolder: join(folder, 'data') });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function run(argv: string[], settings: Record<string, string> = {}) {
  const terminal = keptTerminal(NOW);
  const environment = {
    BELLWETHER_DATA: join(folder, 'data'),
    BELLWETHER_URL: 'https://bell.example.com',
    BELLWETHER_MAIL: `smtp://127.0.0.1:${post.settings.port}`,
    BELLWETHER_MAIL_FROM: 'bell@example.com',
    ...settings,
  };
  const code = await runCommand(argv, { environment, projectFolder: folder, terminal });
  return { code, stdout: terminal.stdout, stderr: terminal.stderr };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-mail-'));
  await copyDataFolder(join(folder, 'data'));
  post = await mailServer();
  const at = { createdAt: NOW.toISOString(), updatedAt: NOW.toISOString() };
  const account = (email: string, role: 'hr' | 'executive' | 'admin') => ({
    ...at,
    email,
    name: email,
    roles: [role],
    emailVerified: true,
  });
  await onDatabase(async (db) => {
    await importTexts(db, { 'people.csv': rosterFile(), 'assignments.csv': assignmentsFile() }, AS_OF);
    await importTexts(db, { 'items.csv': itemsFile, 'first.csv': answersFile('first', '2024-02-28') });
    await db.orm
      .insert(users)
      .values([
        account('hr@x.example', 'hr'),
        account('v1@small.example', 'executive'),
        account('ada@x.example', 'admin'),
      ]);
  });
}, 60_000);
beforeEach(() => void (post.arrived.length = 0));
afterAll(async () => {
  await post.close();
  await rm(folder, { recursive: true });
});

describe('bellwether mail results', () => {
  it('says with --dry-run who would get what, and sends nothing; that needs no mail server', async () => {
    const { code, stdout, stderr } = await run(['mail', 'results', '--dry-run'], {
      BELLWETHER_MAIL: '',
      BELLWETHER_MAIL_FROM: '',
    });
    expect(stdout).toMatch(/^Results of first would go to 2 of 3 accounts:\n/);
    expect(stdout).toMatch(/^hr@x[.]example {2}the company and all groups, numbers told: \d+, withheld: \d+$/m);
    expect(stdout).toContain('v1@small.example  teams: 4, numbers told: 2, withheld: 3\n');
    expect([code, stderr]).toEqual([0, 'Nothing was sent.\n']);
    expect(post.arrived).toEqual([]);
  });

  it('sends, says to whom, passes over who has had it, and sends to one again when asked', async () => {
    expect(await run(['mail', 'results', '--wave', 'first'])).toEqual({
      code: 0,
      stdout: 'hr@x.example  sent\nv1@small.example  sent\n',
      stderr: 'Results of first: 2 sent, 0 passed over, 0 not reached.\n',
    });
    expect(post.arrived.map(({ to }) => to)).toEqual([['hr@x.example'], ['v1@small.example']]);
    expect(post.arrived[0].headers).toContain('From: Bellwether <bell@example.com>');
    expect(await run(['mail', 'results', '--to', 'hr@x.example'])).toEqual({
      code: 0,
      stdout: 'hr@x.example  passed over: had it on 2026-07-15\n',
      stderr: 'Results of first: 0 sent, 1 passed over, 0 not reached.\n',
    });
    const again = await run(['mail', 'results', '--to', 'hr@x.example', '--again']);
    expect(again.stdout).toBe('hr@x.example  sent\n');
    const events = await onDatabase((db) => db.orm.select().from(auditEvents));
    const sent = events.filter(({ action }) => action === 'mail sent');
    expect(sent.map(({ actor, details }) => [actor, details['to']])).toEqual([
      ['command line', 'hr@x.example'],
      ['command line', 'v1@small.example'],
      ['command line', 'hr@x.example'],
    ]);
  });

  it('ends with 1 when somebody could not be reached, and says why without a secret', async () => {
    post.refused.add('v1@small.example');
    const refused = await run(['mail', 'results', '--again']);
    post.refused.clear();
    expect([refused.code, refused.stdout]).toEqual([1, 'hr@x.example  sent\n']);
    expect(refused.stderr).toContain('v1@small.example  not sent: The mail server did not take it. It said: 550');
    const gone = await run(['mail', 'results', '--again'], {
      BELLWETHER_MAIL: `smtp://mailer:${PASSWORD}@127.0.0.1:1`,
    });
    expect(gone.code).toBe(1);
    expect(gone.stderr).toMatch(/hr@x[.]example {2}not sent: .* could not be reached/);
    expect(gone.stderr).toContain('v1@small.example  not tried');
    expect(gone.stdout + gone.stderr).not.toMatch(/kT9|mailer/);
  });

  it('says what to set when mail is not set up, and how it is used when that is not said', async () => {
    const unset = await run(['mail', 'results'], { BELLWETHER_MAIL: '', BELLWETHER_MAIL_FROM: '' });
    expect([unset.code, unset.stderr]).toEqual([1, expect.stringContaining('BELLWETHER_MAIL (smtps://')]);
    const half = await run(['mail', 'results'], { BELLWETHER_MAIL_FROM: '' });
    expect([half.code, half.stderr]).toEqual([1, expect.stringContaining('BELLWETHER_MAIL_FROM')]);
    const [nothing, noAddress] = [await run(['mail']), await run(['mail', 'results', '--to', 'nobody'])];
    expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('mail: say results.')]);
    expect([noAddress.code, noAddress.stderr]).toEqual([2, expect.stringContaining('--to: give an e-mail address')]);
    const unknown = await run(['mail', 'results', '--to', 'ghost@x.example']);
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('Nobody who is let in')]);
  });
});

describe('bellwether invite --mail', () => {
  it('mails the link it prints, and says when the mail server did not take it: the link is good all the same', async () => {
    const made = await run(['invite', 'new@x.example', '--role', 'hr', '--mail']);
    expect([made.code, made.stderr]).toEqual([0, expect.stringContaining('It was mailed to new@x.example.')]);
    expect(post.arrived).toHaveLength(1);
    expect(post.arrived[0]).toMatchObject({ to: ['new@x.example'], subject: 'Your invitation to Bellwether' });
    expect(post.arrived[0].text.split('\n')).toContain(made.stdout.trim());
    expect(post.arrived[0].html).toContain(`href="${made.stdout.trim()}"`);
    post.refused.add('other@x.example');
    const refused = await run(['invite', 'other@x.example', '--role', 'hr', '--mail']);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining('It was not mailed to other@x.example'),
    ]);
    expect(refused.stdout).toMatch(/^https:[/][/]bell[.]example[.]com[/]invitation#[\w-]{43}\n$/);
  });

  it('makes no link when mail is not set up', async () => {
    const unset = await run(['invite', 'third@x.example', '--role', 'hr', '--mail'], {
      BELLWETHER_MAIL: '',
      BELLWETHER_MAIL_FROM: '',
    });
    expect([unset.code, unset.stdout]).toEqual([1, '']);
  });
});
