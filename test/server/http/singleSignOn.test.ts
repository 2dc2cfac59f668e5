import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accounts, signInRules } from '#drizzle/schema/index.ts';
import type { SingleSignOnSettings } from '#shared/contract/accounts.ts';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer, type Answer, cookieFrom, PASSWORD } from '#test/factories/accessServer.ts';
import { CLIENT, type IdentityProvider, identityProvider } from '#test/factories/identityProvider.ts';

const refusal = ({ status, headers }: Answer) => [status, headers.get('location')];

describe.each(databases)('single sign-on ($name)', (engine) => {
  let at: AccessServer;
  let provider: IdentityProvider;
  let owner: string;
  beforeAll(async () => {
    at = await accessServer(engine, { oidcSecret: CLIENT.secret });
    provider = await identityProvider(`${at.address()}/api/auth/callback/single-sign-on`);
    owner = await at.cookieOf(await at.user('olive@example.com', 'owner'));
    await set({});
  });
  beforeEach(() => void (at.clock.now = new Date(at.clock.now.getTime() + 16 * 60_000)));
  afterAll(async () => {
    provider.close();
    await at.close();
  });

  const set = (more: Partial<SingleSignOnSettings>) =>
    at.send('PUT', '/api/single-sign-on', {
      cookie: owner,
      body: {
        name: 'Example Identity',
        issuer: provider.issuer,
        clientId: CLIENT.clientId,
        groupsClaim: null,
        groupRoles: {},
        admitsUnknown: false,
        ...more,
      },
    });
  const start = (next = '/') => at.send('POST', '/api/single-sign-on/start', { body: { next } });

  /** From the provider's page back to ours: the address the provider sends the browser to. */
  const throughProvider = async (address: string): Promise<string> => {
    const jar = new Map<string, string>();
    for (let url = address, steps = 0; steps < 10; steps += 1) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [name, value] = set.split(';')[0].split('=', 2);
        jar.set(name, value);
      }
      const to = answer.headers.get('location');
      if (to === null) throw new Error(`the provider stopped at ${url}: ${await answer.text()}`);
      url = new URL(to, url).href;
      if (url.startsWith(at.address())) return url;
    }
    throw new Error('the provider never sent the browser back');
  };
  const comeBack = (url: string, cookie: string) => {
    const { pathname, search } = new URL(url);
    return at.send('GET', `${pathname}${search}`, { cookie });
  };
  const arrive = async (next?: string): Promise<Answer> => {
    const begun = await start(next);
    return comeBack(await throughProvider(begun.body.address), cookieFrom(begun));
  };
  const whoIs = async (answer: Answer) =>
    (await at.send('GET', '/api/session', { cookie: cookieFrom(answer) })).body.user;

  it('is offered by name, asks with PKCE, state and nonce, and tells nobody its secret', async () => {
    expect((await at.send('GET', '/api/session')).body.singleSignOn).toBe('Example Identity');
    const asked = new URL((await start()).body.address).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)!.length).toBeGreaterThan(20);
    const told = await at.send('GET', '/api/single-sign-on', { cookie: owner });
    expect(told.body).toMatchObject({ secretIsSet: true, settings: { clientId: CLIENT.clientId } });
    expect(JSON.stringify(told.body)).not.toContain(CLIENT.secret);
  });

  it('lets in whoever was invited, with the roles they were invited with, and back to the page they wanted', async () => {
    await at.send('POST', '/api/invitations', {
      cookie: owner,
      body: { email: 'vera@example.com', roles: ['executive'] },
    });
    provider.is({ sub: 'u1', email: 'vera@example.com', email_verified: true, name: 'Vera Vane' });
    const answer = await arrive('/turnover?by=role');
    expect(refusal(answer)).toEqual([303, '/turnover?by=role']);
    expect(await whoIs(answer)).toMatchObject({ email: 'vera@example.com', name: 'Vera Vane', roles: ['executive'] });
    expect(await whoIs(await arrive('https://evil.example/'))).toMatchObject({ email: 'vera@example.com' });
    expect(refusal(await arrive('https://evil.example/'))).toEqual([303, '/']);
    for (const next of [
      '/.//x//evil.example',
      '/..//evil.example',
      String.raw`/\evil.example`,
      '//evil.example',
      '/%2e//evil.example',
    ])
      expect([next, refusal(await arrive(next))]).toEqual([next, [303, '/']]);
    const kept = await at.db.orm.select().from(accounts);
    expect(kept.filter(({ accessToken, idToken, refreshToken }) => accessToken ?? idToken ?? refreshToken)).toEqual([]);
  });

  it('does not let in somebody nobody invited, unless the settings say so', async () => {
    provider.is({ sub: 'u2', email: 'una@example.com', email_verified: true });
    expect(refusal(await arrive())).toEqual([303, '/sign-in?refused=not_invited']);
    await set({ admitsUnknown: true });
    expect(await whoIs(await arrive())).toMatchObject({ email: 'una@example.com', roles: [] });
    await set({});
  });

  it('never joins an account by an e-mail address the provider has not verified', async () => {
    provider.is({ sub: 'thief', email: 'olive@example.com', email_verified: false });
    expect(refusal(await arrive())).toEqual([303, '/sign-in?refused=account_not_linked']);
    provider.is({ sub: 'thief', email: 'new@example.com', email_verified: false });
    await set({ admitsUnknown: true });
    expect(refusal(await arrive())).toEqual([303, '/sign-in?refused=unverified_email']);
    await set({});
    provider.is({ sub: 'u3', email: 'olive@example.com', email_verified: true });
    expect(await whoIs(await arrive())).toMatchObject({ email: 'olive@example.com', roles: ['owner'] });
  });

  it('is asked no second step here, which is asked of the same person with their password', async () => {
    const rule = { secondStepRequired: true, changedAt: at.clock.now.toISOString() };
    await at.db.orm.insert(signInRules).values(rule);
    const arrived = cookieFrom(await arrive());
    expect((await at.send('GET', '/api/session', { cookie: arrived })).body.user?.email).toBe('olive@example.com');
    expect((await at.send('GET', '/api/tokens', { cookie: arrived })).status).toBe(200);
    const typed = await at.send('POST', '/api/session', { body: { email: 'olive@example.com', password: PASSWORD } });
    expect(typed.body.secondStep).toBe('set up');
    expect((await at.send('GET', '/api/tokens', { cookie: cookieFrom(typed) })).status).toBe(401);
    await at.db.orm.delete(signInRules);
  });

  it('takes roles from groups at each sign-in, ends the sessions of somebody whose roles changed, and leaves an owner an owner', async () => {
    await set({
      admitsUnknown: true,
      groupsClaim: 'groups',
      groupRoles: { people: ['hr'], leads: ['manager', 'executive'] },
    });
    provider.is({ sub: 'u5', email: 'gia@example.com', email_verified: true, groups: ['leads', 'owner'] });
    const first = await arrive();
    expect((await whoIs(first))?.roles).toEqual(['manager', 'executive']);
    provider.is({ groups: ['people'] });
    expect((await whoIs(await arrive()))?.roles).toEqual(['hr']);
    expect(await whoIs(first)).toBeUndefined();
    provider.is({ groups: ['elsewhere'] });
    expect(refusal(await arrive())).toEqual([303, '/sign-in?refused=no_role']);
    provider.is({ sub: 'u3', email: 'olive@example.com', groups: ['people'] });
    expect((await whoIs(await arrive()))?.roles).toEqual(['owner', 'hr']);
    owner = await at.cookieOf({ ...(await at.user('two@example.com', 'owner')) });
    await set({});
  });

  it('does not let in somebody disabled', async () => {
    const listed = (await at.send('GET', '/api/accounts', { cookie: owner })).body.accounts;
    const { userId } = listed.find(({ email }) => email === 'vera@example.com')!;
    await at.send('PATCH', `/api/accounts/${userId}`, { cookie: owner, body: { disabled: true } });
    provider.is({ sub: 'u1', email: 'vera@example.com', email_verified: true, groups: [] });
    const answer = await arrive();
    expect([answer.status, await whoIs(answer)]).toEqual([303, undefined]);
  });

  it('takes an answer once, in the browser that asked, and no forged one', async () => {
    provider.is({ sub: 'u3', email: 'olive@example.com', email_verified: true });
    const begun = await start();
    const back = await throughProvider(begun.body.address);
    expect(await whoIs(await comeBack(back, 'bellwether.state=forged'))).toBeUndefined();
    const other = await start();
    expect(await whoIs(await comeBack(back, cookieFrom(other)))).toBeUndefined();
    const again = await start();
    const good = await throughProvider(again.body.address);
    const forged = new URL(good);
    forged.searchParams.set('code', 'guessed');
    expect(await whoIs(await comeBack(forged.href, cookieFrom(again)))).toBeUndefined();
    expect(await whoIs(await comeBack(good, cookieFrom(again)))).toBeUndefined();
  });

  it('is not set to a provider that is somebody else, does not answer, or is not reached over https', async () => {
    expect((await set({ issuer: `${provider.issuer}/` })).body.error).toContain('says its issuer is');
    const silent = (await set({ issuer: 'http://127.0.0.1:9999' })).body;
    expect(silent.error).toBe(
      'http://127.0.0.1:9999/.well-known/openid-configuration cannot be read: nothing answers there: check host and port.',
    );
    expect(silent.todo).toBe('Check the issuer, and that this server reaches it.');
    const site = createServer((_request, response) => response.end('<!doctype html><title>No provider</title>'));
    await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
    const page = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    expect((await set({ issuer: page })).body.error).toBe(
      `${page}/.well-known/openid-configuration does not describe an OpenID provider.`,
    );
    expect((await set({ issuer: page.replace('http:', 'https:') })).body.error).toContain('no https is spoken there');
    site.close();
    expect((await set({ issuer: 'http://identity.example.com' })).body.error).toContain('not reached over https');
    expect((await set({ groupRoles: { everybody: ['owner'] } as never })).status).toBe(400);
  });

  it('serves nothing else of the library', async () => {
    for (const [method, path] of [
      ['POST', '/api/auth/sign-up/email'],
      ['POST', '/api/auth/sign-in/email'],
      ['POST', '/api/auth/update-user'],
      ['GET', '/api/auth/get-session'],
      ['GET', '/api/auth/callback/google'],
      ['POST', '/api/auth/callback/single-sign-on'],
    ]) {
      const answer = await at.send(method, path, { cookie: owner, ...(method === 'POST' && { body: {} }) });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });
});
