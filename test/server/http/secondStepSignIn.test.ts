import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '#test/databases/databases.ts';
import { cookieFrom, PASSWORD } from '#test/factories/accessServer.ts';
import { appCode } from '#test/factories/appCode.ts';
import { type Step, type StepServer, stepServer } from '#test/factories/stepServer.ts';

const NAMES = ['olive', 'ed', 'mia', 'pat', 'zoe', 'kim', 'lou', 'tom'];

describe.each(databases)('the second step at sign-in ($name)', (engine) => {
  let at: StepServer;
  const steps: Record<string, Step> = {};
  beforeAll(async () => {
    at = await stepServer(engine);
    await at.user('plain@example.com', 'owner');
    for (const name of NAMES) {
      await at.user(`${name}@example.com`, 'owner');
      steps[name] = await at.setUp(`${name}@example.com`);
    }
  });
  afterAll(() => at.close());
  const half = async (name: string): Promise<string> => cookieFrom(await at.signIn(`${name}@example.com`));
  const give = (cookie: string, code: string) => at.post('/api/session/code', { code }, cookie);
  const wrongFor = ({ secret }: Step): string => {
    const near = [-60, -30, 0, 30, 60].map((seconds) =>
      appCode(secret, new Date(at.clock.now.getTime() + seconds * 1000)),
    );
    return ['000000', '000001', '000002', '000003', '000004', '000005'].find((code) => !near.includes(code))!;
  };

  it('asks for a code after the right password, and the right one signs in', async () => {
    const { secret } = steps['olive'];
    const cookie = await half('olive');
    expect(await at.whoIs(cookie)).toEqual({ setUp: true, secondStep: 'code' });
    const answer = await give(cookie, at.code(secret));
    expect(answer.body.user?.email).toBe('olive@example.com');
    expect((await at.whoIs(cookieFrom(answer))).user?.email).toBe('olive@example.com');
    const spaced = at.code(secret).replace(/^.../, '$& ');
    expect((await give(await half('olive'), ` ${spaced} `)).status).toBe(200);
  });

  it('half signed in is no session: nothing can be read or done', async () => {
    const signIn = await at.signIn('olive@example.com');
    expect(signIn.headers.getSetCookie().filter((cookie) => /session_token=[^;]/.test(cookie))).toEqual([]);
    const cookie = cookieFrom(signIn);
    expect(cookie).toMatch(/^bellwether\.two_factor=[^;]+$/);
    expect(signIn.headers.getSetCookie().at(-1)).toMatch(/; Max-Age=300; Path=\/; HttpOnly; SameSite=Lax$/);
    const asSession = cookie.replace('two_factor', 'session_token');
    for (const as of [cookie, asSession])
      for (const path of ['/api/overview', '/api/accounts', '/api/account/second-step', '/api/tokens', '/api/audit'])
        expect([path, (await at.send('GET', path, { cookie: as })).status]).toEqual([path, 401]);
    expect((await at.post('/api/account/second-step', { password: PASSWORD }, cookie)).status).toBe(401);
    expect((await at.post('/api/account/second-step/off', { password: PASSWORD, code: '1' }, cookie)).status).toBe(401);
    const sessions = await at.db.rows(sql`select 1 from sessions s join users u on u.user_id = s.user_id
      where u.email = 'olive@example.com' and s.token = ${decodeURIComponent(cookie.split('=')[1]).split('.')[0]}`);
    expect(sessions).toEqual([]);
  });

  it('a code is taken once: not again, not by two at once, and not from another browser', async () => {
    const { secret } = steps['ed'];
    const [first, second, third] = [await half('ed'), await half('ed'), await half('ed')];
    const code = at.code(secret);
    const both = await Promise.all([give(first, code), give(second, code)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
    const again = await give(third, code);
    expect([again.status, again.body.error]).toEqual([403, 'This code is not right, or was used before.']);
    // Still within the half minute on either side in which a code of this time is right.
    at.later(30_000);
    expect((await give(third, code)).status).toBe(403);
    expect((await give(third, at.code(secret))).status).toBe(200);
  });

  it('a code is right for its half minute and one before and after, and no longer', async () => {
    const { secret } = steps['ed'];
    at.later(120_000 - (at.clock.now.getTime() % 30_000));
    const codeAt = (seconds: number) => appCode(secret, new Date(at.clock.now.getTime() + seconds * 1000));
    const taken: Record<string, number> = {};
    for (const seconds of [-60, 60, -30, 0, 30])
      taken[seconds] = (await give(await half('ed'), codeAt(seconds))).status;
    expect(taken).toEqual({ '-60': 403, 60: 403, '-30': 200, 0: 200, 30: 200 });
  });

  it('a recovery code is taken once, also by two at once, and is in the log with how many are left', async () => {
    const { recoveryCodes } = steps['mia'];
    const [first, second] = [await half('mia'), await half('mia')];
    const both = await Promise.all([give(first, recoveryCodes[0]), give(second, recoveryCodes[0])]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
    expect((await give(await half('mia'), recoveryCodes[0])).status).toBe(403);
    const typed = recoveryCodes[1].replace('-', '').toUpperCase();
    const done = await give(await half('mia'), typed);
    expect(done.status).toBe(200);
    const told = await at.events(cookieFrom(done), 'recovery code used');
    expect(told.map(({ actor, details }) => [actor, details])).toEqual([
      ['mia@example.com', { left: 8 }],
      ['mia@example.com', { left: 9 }],
    ]);
  });

  it('five wrong codes ask for the password again, and ten stop the account for a quarter of an hour', async () => {
    const step = steps['pat'];
    const first = await half('pat');
    const wrong = wrongFor(step);
    for (let tried = 0; tried < 5; tried++) expect((await give(first, wrong)).status).toBe(403);
    const over = await give(first, appCode(step.secret, at.clock.now));
    expect([over.status, over.body.todo]).toEqual([401, 'Sign in with your password again.']);
    const second = await half('pat');
    const guesses = await Promise.all(Array.from({ length: 8 }, () => give(second, wrong)));
    expect(guesses.every(({ status }) => status !== 200)).toBe(true);
    expect((await at.signIn('pat@example.com')).status).toBe(429);
    at.later(15 * 60_000);
    expect((await give(await half('pat'), at.code(step.secret))).status).toBe(200);
    const log = await at.events(steps['olive'].cookie, 'code refused');
    expect(log.filter(({ actor }) => actor === 'pat@example.com').length).toBeGreaterThan(5);
  });

  it('ten wrong codes stop the account also over a restart, which forgets who was refused', async () => {
    const step = steps['tom'];
    await at.db.rows(sql`
      update second_steps set wrong_codes = 9 where user_id = (select user_id from users where email = 'tom@example.com')`);
    expect((await give(await half('tom'), wrongFor(step))).status).toBe(403);
    const right = await give(await half('tom'), at.code(step.secret));
    expect([right.status, right.body.error]).toEqual([429, 'Too many codes were refused.']);
    at.later(15 * 60_000);
    expect((await give(await half('tom'), at.code(step.secret))).status).toBe(200);
  });

  it('ends after five minutes', async () => {
    const cookie = await half('zoe');
    at.later(5 * 60_000 + 1000);
    expect(await at.whoIs(cookie)).toEqual({ setUp: true });
    const late = await give(cookie, appCode(steps['zoe'].secret, at.clock.now));
    expect([late.status, late.body.todo]).toEqual([401, 'Sign in with your password again.']);
  });

  it('is bound to the browser that gave the password: nothing planted, forged, used or of somebody else is good', async () => {
    const { secret } = steps['kim'];
    const [planted, other] = [await half('kim'), await half('zoe')];
    const own = cookieFrom(await at.signIn('kim@example.com', { cookie: planted }));
    expect(own).not.toBe(planted);
    const [name, value] = own.split('=');
    const [identifier, signature] = decodeURIComponent(value).split('.');
    const forged = [
      identifier,
      `${identifier}.`,
      `${identifier}.${signature.slice(1)}A`,
      `${identifier}x.${signature}`,
    ];
    for (const each of forged)
      expect((await give(`${name}=${encodeURIComponent(each)}`, appCode(secret, at.clock.now))).status).toBe(401);
    expect((await give('', appCode(secret, at.clock.now))).status).toBe(401);
    expect((await give(other, at.code(secret))).status).toBe(403);
    const done = await give(own, at.code(secret));
    expect(done.status).toBe(200);
    expect(cookieFrom(done)).not.toContain(identifier);
    expect((await give(own, at.code(secret))).status).toBe(401);
  });

  it('takes no session of another person along: the one before ends, and a code is for whom the password was', async () => {
    const before = cookieFrom(await at.signIn('plain@example.com'));
    const both = `${before}; ${await half('kim')}`;
    const done = await give(both, at.code(steps['kim'].secret));
    expect(done.body.user?.email).toBe('kim@example.com');
    expect((await at.whoIs(before)).user).toBeUndefined();
  });

  it('is not told apart before the right password: a wrong one is answered alike, with a second step, without, and for nobody', async () => {
    const password = 'a wrong one at that';
    const answers = [];
    for (const name of ['olive', 'plain', 'nobody']) {
      const { status, text, headers } = await at.signIn(`${name}@example.com`, { password });
      answers.push({ status, text, cookies: headers.getSetCookie() });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0].status).toBe(401);
  });

  it('is asked after a link for a new password too, which ends what was half signed in', async () => {
    const before = await half('lou');
    const { userId } = (await at.send('GET', '/api/accounts', { cookie: steps['olive'].cookie })).body.accounts.find(
      ({ email }) => email === 'lou@example.com',
    )!;
    const made = await at.post(`/api/accounts/${userId}/reset`, {}, steps['olive'].cookie);
    const token = new URL(made.body.link).hash.slice(1);
    const used = await at.post('/api/links/use', { token, password: 'quiet otters swim upstream' });
    expect(used.body).toEqual({ setUp: true, secondStep: 'code' });
    expect((await give(before, at.code(steps['lou'].secret))).status).toBe(401);
    expect((await give(cookieFrom(used), at.code(steps['lou'].secret))).status).toBe(200);
  });

  it('lets nobody in who was disabled meanwhile', async () => {
    const own = cookieFrom(await at.signIn('lou@example.com', { password: 'quiet otters swim upstream' }));
    await at.db.rows(sql`update users set disabled_at = now() where email = 'lou@example.com'`);
    expect(await at.whoIs(own)).toEqual({ setUp: true });
    expect((await give(own, at.code(steps['lou'].secret))).status).toBe(401);
    expect(at.errors).toEqual([]);
  });
});

describe('the cookie of who gave the right password', () => {
  it('is bound to its host and sent over https only where people come by https', async () => {
    const at = await stepServer(databases[0], { address: () => 'https://bellwether.example.com' });
    await at.user('olive@example.com', 'owner');
    await at.setUp('olive@example.com');
    const cookie = (await at.signIn('olive@example.com')).headers.getSetCookie().at(-1);
    expect(cookie).toMatch(/^__Host-bellwether[.]two_factor=2fa-/);
    for (const part of [/; HttpOnly/i, /; Secure/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i, /; Max-Age=300/i])
      expect(cookie).toMatch(part);
    expect(cookie).not.toMatch(/Domain/i);
    await at.close();
  });
});
