import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { logEntry } from '#server/http/errorText.ts';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer, cookieFrom, PASSWORD } from '#test/factories/accessServer.ts';
import { appCode } from '#test/factories/appCode.ts';

const TABLES = [
  'second_steps',
  'used_codes',
  'verifications',
  'sign_in_rules',
  'sessions',
  'api_tokens',
  'users',
  'audit_head',
];
const NEW_PASSWORD = 'quite another few words in a row';

describe.each(databases)('what is printed ($name)', (engine) => {
  let at: AccessServer;
  let printed = '';
  const keep = (text: unknown) => {
    printed += String(text);
    return true;
  };
  beforeAll(async () => {
    at = await accessServer(engine, { report: (error, request) => void keep(logEntry(new Date(0), error, request)) });
    await at.user('olive@example.com', 'owner');
    vi.spyOn(process.stdout, 'write').mockImplementation(keep);
    vi.spyOn(process.stderr, 'write').mockImplementation(keep);
    for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, way).mockImplementation((...said) => void keep(said.map(String).join(' ')));
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await at.close();
  });

  it('holds no password, session, token, link, secret of a second step or code, whatever is done and whatever fails; it does hold the number of the request', async () => {
    const secrets = [PASSWORD, NEW_PASSWORD, 'the-link'];
    const signedIn = await at.send('POST', '/api/session', {
      body: { email: 'olive@example.com', password: PASSWORD },
    });
    const cookie = cookieFrom(signedIn);
    const [session] = decodeURIComponent(cookie.split('=')[1]).split('.');
    const made = await at.send('POST', '/api/tokens', { cookie, body: { scope: 'report', label: 'x', days: 1 } });
    const invitation = await at.send('POST', '/api/invitations', {
      cookie,
      body: { email: 'new@example.com', roles: ['hr'] },
    });
    const link = new URL(invitation.body.link).hash.slice(1);
    secrets.push(cookie, session, made.body.text, made.body.text.slice(made.body.text.indexOf('_') + 1), link);
    const begun = await at.send('POST', '/api/account/second-step', { cookie, body: { password: PASSWORD } });
    const code = () => appCode(begun.body.secret, new Date());
    const stepped = await at.send('POST', '/api/account/second-step/confirm', { cookie, body: { code: code() } });
    expect(stepped.status).toBe(200);
    const own = cookieFrom(stepped);
    const half = await at.send('POST', '/api/session', { body: { email: 'olive@example.com', password: PASSWORD } });
    const [challenge] = decodeURIComponent(cookieFrom(half).split('=')[1]).split('.');
    secrets.push(begun.body.secret, own, challenge, code(), ...stepped.body.recoveryCodes);
    const both = { password: PASSWORD, code: code() };
    const everything = async () => [
      await at.send('POST', '/api/session/code', { cookie: cookieFrom(half), body: { code: code() } }),
      await at.send('POST', '/api/session/code', {
        cookie: cookieFrom(half),
        body: { code: stepped.body.recoveryCodes[0] },
      }),
      await at.send('GET', '/api/account/second-step', { cookie: own }),
      await at.send('POST', '/api/account/second-step/recovery-codes', { cookie: own, body: both }),
      await at.send('POST', '/api/account/second-step/off', { cookie: own, body: both }),
      await at.send('PUT', '/api/sign-in-rules', { cookie: own, body: { secondStepRequired: true } }),
      await at.send('POST', '/api/session', { body: { email: 'olive@example.com', password: 'a wrong one at that' } }),
      await at.send('POST', '/api/set-up', {
        body: { token: 'the-link', name: 'a', email: 'a@b.example', password: PASSWORD },
      }),
      await at.send('POST', '/api/links/open', { body: { token: link } }),
      await at.send('PUT', '/api/account/password', { cookie, body: { current: PASSWORD, password: NEW_PASSWORD } }),
      await at.send('GET', '/api/overview', { headers: { authorization: `Bearer ${made.body.text}` } }),
      await at.send('GET', `/api/people?search=${PASSWORD}`, { cookie }),
      await at.send('POST', '/api/session', { body: { email: 'olive@example.com', password: PASSWORD } }),
    ];
    const broken: number[] = [];
    for (const table of TABLES) {
      await at.db.rows(sql.raw(`alter table ${table} rename to gone`));
      for (const { status, body } of await everything()) {
        if (status < 500) continue;
        broken.push(status);
        expect(printed).toContain(body.request);
        expect(JSON.stringify(body)).not.toMatch(/gone|query|select|sessions/i);
      }
      await at.db.rows(sql.raw(`alter table gone rename to ${table}`));
    }
    expect(broken.length).toBeGreaterThan(6);
    expect(printed).toContain('does not exist');
    expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
    expect(printed).not.toContain('params:');
  }, 300_000);
});

it('a failed query is told with its cause and where it was asked, and without what it was given', () => {
  const failed = Object.assign(
    new Error('Failed query: select 1 where a = $1\nparams: given text\n    at given text'),
    {
      query: 'select 1 where a = $1',
      params: ['given text\n    at given text'],
      cause: new Error('no such table'),
    },
  );
  const entry = logEntry(new Date('2026-07-01T12:00:00Z'), failed, 'abc GET /api/people');
  expect(entry).toMatch(
    /^2026-07-01T12:00:00[.]000Z abc GET \/api\/people Error: Failed query: select 1 where a = \$1\n {4}at /,
  );
  expect(entry).toContain('caused by Error: no such table');
  expect(entry).not.toContain('given text');
});
