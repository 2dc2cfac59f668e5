import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer } from '#test/factories/accessServer.ts';

const HTTPS = 'https://bellwether.example.com';

const post = (at: AccessServer, body: string, headers: Record<string, string> = {}) =>
  fetch(`${at.address()}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('every answer', () => {
  let at: AccessServer;
  let cookie: string;
  let manager: string;
  beforeAll(async () => {
    at = await accessServer(databases[0]);
    cookie = await at.cookieOf(await at.user('olive@example.com', 'owner'));
    manager = await at.cookieOf(await at.user('mia@example.com', 'manager'));
    await writeFile(join(at.deps.webFolder, 'index.html'), '<meta property="csp-nonce" nonce="mark-of-own-styles" />');
  });
  afterAll(() => at.close());
  const head = async (path: string) => (await at.send('GET', path, { cookie })).headers;

  it.each(['/', '/api/session', '/api/managers', '/api/nothing', '/scim/v2/Users', '/healthz', '/assets/none.js'])(
    'is framed by nobody, guessed at by nobody, and sends nobody on with an address (%s)',
    async (path) => {
      const headers = await head(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  it('that is the page bears a mark for its own styles, another each time, and is not kept', async () => {
    const pages = await Promise.all([at.send('GET', '/'), at.send('GET', '/managers')]);
    const marks = pages.map(({ text, headers }) => {
      const [, mark] = /'nonce-([\w+/=]{24})'/.exec(headers.get('content-security-policy')!)!;
      expect(text).toBe(`<meta property="csp-nonce" nonce="${mark}" />`);
      expect(headers.get('cache-control')).toBe('no-store');
      return mark;
    });
    expect(new Set(marks).size).toBe(2);
  });

  it.each(['/api/session', '/api/scope', '/api/managers', '/api/accounts', '/api/audit', '/api/tokens', '/api/people'])(
    'about people is kept nowhere (%s)',
    async (path) => expect((await head(path)).get('cache-control')).toBe('no-store'),
  );

  it('asks for https from then on where people come by https', async () => {
    const secure = await accessServer(databases[0], { address: () => HTTPS });
    const { headers } = await secure.send('GET', '/api/session');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    await secure.close();
  });

  it('bears a number of our own, whatever number the request claims', async () => {
    const numbers = await Promise.all(
      ['a', 'b'].map(async () => (await at.send('GET', '/healthz', { headers: { 'request-id': 'mine' } })).headers),
    );
    for (const headers of numbers) expect(headers.get('request-id')).toMatch(/^[\w-]{12}$/);
    expect(new Set(numbers.map((headers) => headers.get('request-id'))).size).toBe(2);
  });

  it('to a body that is too large, too deep to be JSON, or not what it says, is a refusal that says what to do', async () => {
    const large = await post(at, JSON.stringify({ email: 'a', password: 'x'.repeat(1024 ** 2) }));
    expect([large.status, await large.json()]).toEqual([413, expect.objectContaining({ todo: expect.any(String) })]);
    expect((await post(at, '[{"a":'.repeat(10_000))).status).toBe(400);
    expect((await post(at, '{}', { 'content-encoding': 'gzip' })).status).toBe(400);
    expect((await post(at, '{}', { 'content-encoding': 'nonsense' })).status).toBe(415);
    expect((await post(at, '{}', { 'content-type': 'application/json; charset=nonsense' })).status).toBe(415);
  });

  it('to text with the character of number 0 says that it is none, wherever it stands', async () => {
    const none = { error: 'The request holds a character that is none.', todo: 'Type it again and try again.' };
    const signIn = await post(at, '{"email":"\\u0000","password":"E100002"}');
    expect([signIn.status, await signIn.json()]).toEqual([400, none]);
    for (const path of ['/api/retention?manager=a%00b', '/api/managers/%00', '/api/people?search=%00']) {
      const { status, body } = await at.send('GET', path, { cookie });
      expect([path, status, body]).toEqual([path, 400, none]);
    }
    expect(at.errors).toEqual([]);
  });

  it('leaves what all objects share as it was: __proto__ and constructor of a body are names like any other', async () => {
    for (const body of ['{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"admin":true}}}']) {
      const headers = { 'content-type': 'application/json', cookie };
      for (const path of ['/api/invitations', '/api/rights/retention', '/api/single-sign-on'])
        await fetch(`${at.address()}${path}`, { method: 'POST', headers, body });
    }
    await at.send('GET', '/api/turnover?__proto__[admin]=true&constructor[prototype][admin]=true', { cookie });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('to a made-up id, of an account, an invitation, a token or a file, tells a guesser nothing', async () => {
    const ids = ['0', '-1', '1.5', '1e3', '999999', '2147483648', '9007199254740993', '../1', '%00', '__proto__', "1'"];
    for (const id of ids.map(encodeURIComponent)) {
      for (const path of [`/api/tokens/${id}`, `/api/invitations/${id}`]) {
        const { status } = await at.send('DELETE', path, { cookie });
        expect([path, status === 400 || status === 404]).toEqual([path, true]);
      }
      expect((await at.send('PATCH', `/api/accounts/${id}`, { cookie: manager, body: {} })).status).toBe(403);
      expect([400, 404]).toContain((await at.send('GET', `/api/import/rejects/${id}`, { cookie })).status);
    }
    expect(at.errors).toEqual([]);
  });

  it('to an upload by the name of a path keeps it under a name of ours, inside the folder of uploads', async () => {
    const folder = at.deps.webFolder;
    await mkdir(join(folder, 'uploads'), { recursive: true });
    const before = await readdir(folder);
    for (const name of ['../../escaped.csv', '/etc/escaped.csv', 'C:\\escaped.csv', '..\\escaped.csv', 'a\u0000.csv']) {
      const { status } = await fetch(`${at.address()}/api/import/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', cookie },
        body: 'id,name\r\n1,a\r\n',
      });
      expect([200, 400, 422]).toContain(status);
    }
    expect(await readdir(folder)).toEqual(before);
    for (const name of await readdir(join(folder, 'uploads'))) expect(name).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('whoever asks much', () => {
  it('of what costs much is asked to wait, one user for themselves, until a minute is over', async () => {
    const at = await accessServer(databases[0]);
    const [olive, ann] = [await at.user('olive@example.com', 'owner'), await at.user('ann@example.com', 'admin')];
    const cookies = [await at.cookieOf(olive), await at.cookieOf(ann)];
    const ask = async (cookie: string) => (await at.send('GET', '/api/import/history', { cookie })).status;
    const statuses: number[] = [];
    for (let i = 0; i < 121; i++) statuses.push(await ask(cookies[0]));
    expect([statuses.indexOf(429), statuses.at(-1)]).toEqual([120, 429]);
    expect(await ask(cookies[1])).toBe(200);
    at.clock.now = new Date(at.clock.now.getTime() + 60_000);
    expect(await ask(cookies[0])).toBe(200);
    await at.close();
  });
});
