import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiTokens, auditEvents } from '#drizzle/schema/index.ts';
import type { User } from '#server/access/user.ts';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer } from '#test/factories/accessServer.ts';

describe.each(databases)('tokens for other programs ($name)', (engine) => {
  let at: AccessServer;
  let hr: User;
  let cookies: { hr: string; admin: string };
  beforeAll(async () => {
    at = await accessServer(engine);
    hr = await at.user('hal@example.com', 'hr');
    cookies = { hr: await at.cookieOf(hr), admin: await at.cookieOf(await at.user('ada@example.com', 'admin')) };
  });
  afterAll(() => at.close());
  const make = (cookie: string, more: object) =>
    at.send('POST', '/api/tokens', { cookie, body: { scope: 'report', label: 'nightly sheet', days: 30, ...more } });
  const bearing = (text: string, path = '/api/overview', method = 'GET') =>
    at.send(method, path, { headers: { authorization: `Bearer ${text}` }, ...(method !== 'GET' && { body: {} }) });

  it('one for reports reads what its owner may read, and nothing but reports', async () => {
    const { body } = await make(cookies.hr, { userId: 1, createdBy: 'x' });
    expect(body.token).toMatchObject({ scope: 'report', email: 'hal@example.com', createdBy: 'hal@example.com' });
    expect((await bearing(body.text)).status).toBe(200);
    for (const [method, path] of [
      ['GET', '/api/import/history'],
      ['GET', '/api/tokens'],
      ['GET', '/api/account/sessions'],
      ['POST', '/api/tokens'],
      ['POST', '/api/import/undo'],
      ['POST', '/api/overview'],
    ])
      expect([path, (await bearing(body.text, path, method)).status]).toEqual([path, 401]);
    expect((await bearing(body.text, '/scim/v2/Users')).status).toBe(401);
  });

  it('stops at its last day, when revoked, and for good when its owner is disabled', async () => {
    const short = (await make(cookies.hr, { days: 1 })).body;
    const long = (await make(cookies.hr, {})).body;
    const now = at.clock.now;
    at.clock.now = new Date(now.getTime() + 86_400_000 - 1);
    expect((await bearing(short.text)).status).toBe(200);
    at.clock.now = new Date(now.getTime() + 86_400_000);
    expect((await bearing(short.text)).status).toBe(401);
    at.clock.now = now;
    await at.send('DELETE', `/api/tokens/${long.token.tokenId}`, { cookie: cookies.hr });
    expect((await bearing(long.text)).status).toBe(401);
    const third = (await make(cookies.hr, {})).body;
    const change = (disabled: boolean) =>
      at.send('PATCH', `/api/accounts/${hr.userId}`, { cookie: cookies.admin, body: { disabled } });
    expect((await change(true)).status).toBe(200);
    expect((await bearing(third.text)).status).toBe(401);
    expect((await change(false)).status).toBe(200);
    cookies.hr = await at.cookieOf(hr);
    expect((await bearing(third.text)).status).toBe(401);
  });

  it('go on when their owner signs out everywhere, unless they are to end with it, and nobody else’s end', async () => {
    const [mine, others] = [(await make(cookies.hr, {})).body, (await make(cookies.admin, {})).body];
    await at.send('DELETE', '/api/account/sessions', { cookie: cookies.hr });
    expect((await bearing(mine.text)).status).toBe(200);
    cookies.hr = await at.cookieOf(hr);
    await at.send('DELETE', '/api/account/sessions?tokens=end', { cookie: cookies.hr });
    cookies.hr = await at.cookieOf(hr);
    expect((await bearing(mine.text)).status).toBe(401);
    expect((await bearing(others.text, '/api/scope')).status).toBe(200);
    const events = await at.db.orm.select().from(auditEvents).where(eq(auditEvents.action, 'signed out everywhere'));
    expect(events.map(({ details }) => details)).toEqual([{}, { tokensEnded: 1 }]);
  });

  it('for SCIM are made by administrators only, and everybody ends only their own', async () => {
    expect((await make(cookies.hr, { scope: 'scim' })).status).toBe(403);
    const scim = (await make(cookies.admin, { scope: 'scim' })).body;
    expect((await bearing(scim.text, '/scim/v2/Users')).status).toBe(200);
    expect((await bearing(scim.text)).status).toBe(401);
    expect((await at.send('DELETE', `/api/tokens/${scim.token.tokenId}`, { cookie: cookies.hr })).status).toBe(404);
    const seen = (await at.send('GET', '/api/tokens', { cookie: cookies.hr })).body.tokens;
    expect(new Set(seen.map(({ email }) => email))).toEqual(new Set(['hal@example.com']));
  });

  it('are told to an administrator, everybody’s or the own; who asks for them otherwise is told what may be asked', async () => {
    const [theirs, own] = [(await make(cookies.hr, {})).body.token, (await make(cookies.admin, {})).body.token];
    const asked = async (query: string) => {
      const { status, body } = await at.send('GET', `/api/tokens${query}`, { cookie: cookies.admin });
      return status === 200 ? new Set(body.tokens.map(({ tokenId }) => tokenId)) : [status, body.error];
    };
    const all = await asked('');
    expect(all).toContain(theirs.tokenId);
    expect(all).toContain(own.tokenId);
    const mine = await asked('?of=me');
    expect(mine).toContain(own.tokenId);
    expect(mine).not.toContain(theirs.tokenId);
    for (const query of ['?of=everybody', '?of=', '?whose=me', '?of=me&of=me']) {
      expect(await asked(query)).toEqual([400, expect.stringMatching(/^(of|The request): /)]);
    }
  });

  it('are kept as hashes, and are in no log', async () => {
    const { text } = (await make(cookies.hr, {})).body;
    await bearing(`${text}x`);
    const secret = /^bellwether_\d+_(?<secret>.{43})$/.exec(text)!.groups!.secret;
    const kept = [await at.db.orm.select().from(apiTokens), await at.db.orm.select().from(auditEvents), at.errors];
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it('are not guessed: after ten wrong ones an address waits', async () => {
    let last = 0;
    for (let i = 0; i < 11; i += 1) last = (await bearing(`bellwether_1_${'x'.repeat(43)}`)).status;
    expect(last).toBe(429);
  });
});
