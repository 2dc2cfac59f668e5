import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer, cookieFrom, PASSWORD } from '#test/factories/accessServer.ts';

describe.each(databases)('sessions ($name)', (engine) => {
  let at: AccessServer;
  beforeAll(async () => {
    at = await accessServer(engine);
    await at.user('olive@example.com', 'owner');
    await at.user('ed@example.com', 'executive');
    await at.user('mia@example.com', 'manager');
  });
  afterAll(() => at.close());
  const signIn = async (email: string, more: { cookie?: string; password?: string } = {}) => {
    const { cookie, password = PASSWORD } = more;
    return at.send('POST', '/api/session', { body: { email, password }, ...(cookie !== undefined && { cookie }) });
  };
  const whoIs = async (cookie: string) => (await at.send('GET', '/api/session', { cookie })).body.user?.email;
  const hours = (count: number) => (at.clock.now = new Date(at.clock.now.getTime() + count * 3_600_000));

  it('give a new cookie at each sign-in; one a browser came with is neither taken over nor good any longer', async () => {
    const planted = 'bellwether.session_token=planted.c2lnbmF0dXJl';
    const first = cookieFrom(await signIn('ed@example.com', { cookie: planted }));
    expect(first).not.toContain('planted');
    expect(await whoIs(planted)).toBeUndefined();
    const second = cookieFrom(await signIn('mia@example.com', { cookie: first }));
    expect(second).not.toBe(first);
    expect([await whoIs(first), await whoIs(second)]).toEqual([undefined, 'mia@example.com']);
  });

  it('are of one person: an altered or re-signed cookie is nobody', async () => {
    const cookie = cookieFrom(await signIn('mia@example.com'));
    const [name, value] = cookie.split('=', 2);
    const [token, signature] = decodeURIComponent(value).split('.');
    const altered = `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}.${signature}`;
    for (const forged of [altered, `${token}.`, token, `${token}.${'A'.repeat(43)}=`]) {
      expect(await whoIs(`${name}=${encodeURIComponent(forged)}`)).toBeUndefined();
    }
    for (const path of ['/api/accounts', '/api/people', '/api/single-sign-on', '/api/import/history']) {
      expect([path, (await at.send('GET', path, { cookie })).status]).toEqual([path, 403]);
    }
  });

  it('end after eight hours without use, and after 14 days with', async () => {
    const idle = cookieFrom(await signIn('ed@example.com'));
    hours(7.9);
    expect(await whoIs(idle)).toBe('ed@example.com');
    hours(7.9);
    expect(await whoIs(idle)).toBe('ed@example.com');
    hours(8);
    expect(await whoIs(idle)).toBeUndefined();
    const used = cookieFrom(await signIn('ed@example.com'));
    for (let hour = 0; hour < 14 * 24 - 6; hour += 6) {
      hours(6);
      expect(await whoIs(used)).toBe('ed@example.com');
    }
    hours(6);
    expect(await whoIs(used)).toBeUndefined();
  });

  it('all end by signing out everywhere, on every browser', async () => {
    const cookies = [cookieFrom(await signIn('ed@example.com')), cookieFrom(await signIn('ed@example.com'))];
    const listed = (await at.send('GET', '/api/account/sessions', { cookie: cookies[0] })).body.sessions;
    expect(listed.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    expect(JSON.stringify(listed)).not.toContain(decodeURIComponent(cookies[1].split('=')[1]).split('.')[0]);
    expect((await at.send('DELETE', '/api/account/sessions', { cookie: cookies[0] })).status).toBe(200);
    expect(await Promise.all(cookies.map(whoIs))).toEqual([undefined, undefined]);
  });

  it('end elsewhere when the password is changed, which takes the present one', async () => {
    const [here, elsewhere] = [cookieFrom(await signIn('ed@example.com')), cookieFrom(await signIn('ed@example.com'))];
    const change = (current: string, password: string) =>
      at.send('PUT', '/api/account/password', { cookie: here, body: { current, password } });
    expect((await change('not the present one', 'another few words in a row')).status).toBe(403);
    expect((await change(PASSWORD, 'password1234!')).body.error).toContain('tried first');
    expect((await change(PASSWORD, 'ed@example.com 1')).body.error).toContain('e-mail');
    const changed = await change(PASSWORD, 'another few words in a row');
    expect(changed.status).toBe(200);
    expect(await Promise.all([here, elsewhere, cookieFrom(changed)].map(whoIs))).toEqual([
      undefined,
      undefined,
      'ed@example.com',
    ]);
    expect((await signIn('ed@example.com')).status).toBe(401);
    expect((await signIn('ed@example.com', { password: 'another few words in a row' })).status).toBe(200);
  });

  it('are not opened for an account after ten wrong passwords, wherever they come from, nor by many at once', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => signIn('mia@example.com', { password: 'a wrong one at that' })),
    );
    expect(guesses.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    expect((await signIn('mia@example.com')).status).toBe(429);
    hours(0.25);
    expect((await signIn('mia@example.com')).status).toBe(200);
  });
});

describe('the cookie of a session', () => {
  it('is bound to its host and sent over https only where people come by https', async () => {
    const at = await accessServer(databases[0], { address: () => 'https://bellwether.example.com' });
    await at.user('olive@example.com', 'owner');
    const answer = await at.send('POST', '/api/session', { body: { email: 'olive@example.com', password: PASSWORD } });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-bellwether[.]session_token=/);
    for (const part of [/; HttpOnly/i, /; Secure/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i, /; Max-Age=1209600/i])
      expect(cookie).toMatch(part);
    expect(cookie).not.toMatch(/Domain/i);
    await at.close();
  });
});
