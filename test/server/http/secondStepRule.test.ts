import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts, sessions } from '#drizzle/schema/index.ts';
import { createToken } from '#server/access/tokens.ts';
import type { User } from '#server/access/user.ts';
import { databases } from '#test/databases/databases.ts';
import { cookieFrom, PASSWORD } from '#test/factories/accessServer.ts';
import { appCode } from '#test/factories/appCode.ts';
import { type Step, type StepServer, stepServer } from '#test/factories/stepServer.ts';

describe.each(databases)('a second step asked of everybody ($name)', (engine) => {
  let at: StepServer;
  let olive: Step;
  let ada: Step;
  const users: Record<string, User> = {};
  const rule = (secondStepRequired: boolean, cookie: string) =>
    at.send('PUT', '/api/sign-in-rules', { cookie, body: { secondStepRequired } });
  const reset = (name: string, cookie: string, reason = 'lost the phone, called back') =>
    at.post(`/api/accounts/${users[name].userId}/second-step/reset`, { reason }, cookie);
  beforeAll(async () => {
    at = await stepServer(engine);
    for (const [name, role] of [
      ['olive', 'owner'],
      ['otto', 'owner'],
      ['ada', 'admin'],
      ['abe', 'admin'],
      ['mia', 'manager'],
      ['ed', 'executive'],
      ['hal', 'hr'],
      ['sam', 'hr'],
    ] as const)
      users[name] = await at.user(`${name}@example.com`, role);
    olive = await at.setUp('olive@example.com');
    ada = await at.setUp('ada@example.com');
  });
  afterAll(() => at.close());

  it('is for administrators to say, who have one themselves', async () => {
    const [hal, abe] = [await at.cookieOf(users['hal']), await at.cookieOf(users['abe'])];
    expect((await rule(true, hal)).status).toBe(403);
    const without = await rule(true, abe);
    expect([without.status, without.body.error]).toEqual([409, 'You have no second step yourself yet.']);
    expect((await at.send('GET', '/api/accounts', { cookie: abe })).body.secondStepRequired).toBe(false);
    expect((await rule(true, ada.cookie)).status).toBe(200);
    const { secondStepRequired, accounts: told } = (await at.send('GET', '/api/accounts', { cookie: ada.cookie })).body;
    expect(secondStepRequired).toBe(true);
    expect(told.filter(({ hasSecondStep }) => hasSecondStep).map(({ name }) => name)).toEqual(['ada', 'olive']);
    const [event] = await at.events(olive.cookie, 'second step rule changed');
    expect(event).toMatchObject({ actor: 'ada@example.com', details: { secondStepRequired: true } });
  });

  it('leads who has none to setting it up right after the password, and shows nothing before', async () => {
    const signIn = await at.signIn('mia@example.com');
    expect(signIn.body).toEqual({ setUp: true, secondStep: 'set up' });
    const cookie = cookieFrom(signIn);
    expect(await at.whoIs(cookie)).toEqual({ setUp: true, secondStep: 'set up' });
    for (const [method, path] of [
      ['GET', '/api/overview'],
      ['GET', '/api/scope'],
      ['GET', '/api/account/sessions'],
      ['GET', '/api/tokens'],
      ['POST', '/api/tokens'],
      ['PUT', '/api/account/password'],
      ['POST', '/api/account/second-step/recovery-codes'],
      ['POST', '/api/account/second-step/off'],
      ['GET', '/api/view-as'],
    ]) {
      const answer = await at.send(method, path, { cookie, ...(method !== 'GET' && { body: {} }) });
      expect([method, path, answer.status]).toEqual([method, path, 401]);
      expect(answer.body.error).toContain('A second step is asked of everybody');
    }
    expect((await at.send('GET', '/api/account/second-step', { cookie })).body).toMatchObject({ required: true });
    const { cookie: after } = await at.setUp('mia@example.com', cookie);
    expect((await at.whoIs(after)).user?.email).toBe('mia@example.com');
    expect((await at.send('GET', '/api/account/sessions', { cookie: after })).status).toBe(200);
    expect((await at.send('GET', '/api/account/sessions', { cookie })).status).toBe(401);
  });

  it('holds at once for sessions that are open, and again for who turns the own one off', async () => {
    await rule(false, ada.cookie);
    const open = cookieFrom(await at.signIn('ed@example.com'));
    expect((await at.send('GET', '/api/tokens', { cookie: open })).status).toBe(200);
    await rule(true, ada.cookie);
    expect((await at.send('GET', '/api/tokens', { cookie: open })).status).toBe(401);
    const { cookie, secret } = await at.setUp('ed@example.com', open);
    expect((await at.send('GET', '/api/tokens', { cookie })).status).toBe(200);
    const off = { password: PASSWORD, code: at.code(secret) };
    const ended = await at.post('/api/account/second-step/off', off, cookie);
    expect((await at.whoIs(cookieFrom(ended))).secondStep).toBe('set up');
  });

  it('is not asked of who signed in at the provider, nor of programs', async () => {
    const { sam, hal } = users;
    await at.db.orm.delete(accounts).where(eq(accounts.userId, sam.userId));
    const alone = await at.cookieOf(sam);
    expect((await at.send('GET', '/api/tokens', { cookie: alone })).status).toBe(200);
    expect((await at.send('GET', '/api/account/second-step', { cookie: alone })).body.hasPassword).toBe(false);
    expect((await rule(true, alone)).status).toBe(403);
    const both = await at.cookieOf(hal);
    expect((await at.send('GET', '/api/tokens', { cookie: both })).status).toBe(401);
    await at.db.orm.update(sessions).set({ byPassword: false }).where(eq(sessions.userId, hal.userId));
    expect((await at.send('GET', '/api/tokens', { cookie: both })).status).toBe(200);
    const asked = { scope: 'report', label: 'x', days: 9, userId: hal.userId, createdBy: 'x' } as const;
    const { text } = await createToken(at.db, asked, at.deps);
    const headers = { authorization: `Bearer ${text}` };
    expect((await at.send('GET', '/api/scope', { headers })).status).not.toBe(401);
  });

  it('of somebody who lost their phone is reset by an administrator, with a reason, which ends their sessions', async () => {
    const half = cookieFrom(await at.signIn('mia@example.com'));
    const cookie = await at.cookieOf(users['mia']);
    expect((await reset('mia', await at.cookieOf(users['sam']))).status).toBe(403);
    expect((await reset('mia', ada.cookie, ' ')).status).toBe(400);
    expect((await reset('mia', ada.cookie)).status).toBe(200);
    expect((await at.whoIs(cookie)).user).toBeUndefined();
    expect((await at.post('/api/session/code', { code: '123456' }, half)).status).toBe(401);
    const again = await reset('mia', ada.cookie);
    expect([again.status, again.body.error]).toEqual([409, 'mia@example.com has no second step.']);
    expect((await at.signIn('mia@example.com')).body.secondStep).toBe('set up');
    const [event] = await at.events(olive.cookie, 'second step reset');
    expect(event).toMatchObject({
      actor: 'ada@example.com',
      details: { of: 'mia@example.com' },
      reason: 'lost the phone, called back',
    });
  });

  it('of an owner is reset by an owner only, and one’s own by nobody', async () => {
    const refused = await reset('olive', ada.cookie);
    expect([refused.status, refused.body.error]).toEqual([403, 'Only an owner can do this to an owner.']);
    for (const [name, cookie] of [
      ['olive', olive.cookie],
      ['ada', ada.cookie],
    ] as const)
      expect((await reset(name, cookie)).status).toBe(409);
    const otto = await at.setUp('otto@example.com');
    expect((await reset('olive', otto.cookie)).status).toBe(200);
    expect((await at.whoIs(olive.cookie)).user).toBeUndefined();
    await at.setUp('olive@example.com');
  });

  it('leaves each step of it in the log, with who and from where, and without a code', async () => {
    const { recoveryCodes, cookie, secret } = await at.setUp('abe@example.com');
    const code = at.code(secret);
    const made = await at.post('/api/account/second-step/recovery-codes', { password: PASSWORD, code }, cookie);
    const half = cookieFrom(await at.signIn('abe@example.com'));
    await at.post('/api/session/code', { code: '999999' }, half);
    const [recovery] = made.body.recoveryCodes;
    const done = cookieFrom(await at.post('/api/session/code', { code: recovery }, half));
    await at.post('/api/account/second-step/off', { password: PASSWORD, code: at.code(secret) }, done);
    const { events } = (await at.send('GET', '/api/audit?actor=abe@example.com', { cookie: ada.cookie })).body;
    expect(events.map(({ action }) => action).toReversed()).toEqual([
      'sign in',
      'second step set up',
      'recovery codes made',
      'code asked',
      'code refused',
      'recovery code used',
      'sign in',
      'second step turned off',
    ]);
    expect(events.every(({ address }) => address === '127.0.0.1')).toBe(true);
    const text = JSON.stringify(events);
    for (const told of [secret, code, '999999', recovery, recoveryCodes[0], appCode(secret, at.clock.now)])
      expect(text).not.toContain(told);
  });
});
