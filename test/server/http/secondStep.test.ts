import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondSteps, usedCodes, verifications } from '#drizzle/schema/index.ts';
import { VIEW_AS_HEADER } from '#shared/contract/viewAsHeader.ts';
import { databases } from '#test/databases/databases.ts';
import { cookieFrom, PASSWORD } from '#test/factories/accessServer.ts';
import { appCode } from '#test/factories/appCode.ts';
import { type Step, type StepServer, stepServer } from '#test/factories/stepServer.ts';

describe.each(databases)('one’s own second step ($name)', (engine) => {
  let at: StepServer;
  let olive: Step;
  const own = (cookie: string) => at.send('GET', '/api/account/second-step', { cookie });
  beforeAll(async () => {
    at = await stepServer(engine);
    for (const name of ['olive', 'ed', 'mia', 'pat', 'zoe', 'kim']) await at.user(`${name}@example.com`, 'owner');
    olive = await at.setUp('olive@example.com');
  });
  afterAll(() => at.close());
  const signedIn = async (email: string) => cookieFrom(await at.signIn(email));

  it('takes the password again and a right code, and does not count before that', async () => {
    const cookie = await signedIn('ed@example.com');
    const wrong = await at.post('/api/account/second-step', { password: 'a wrong one at that' }, cookie);
    expect([wrong.status, wrong.body.error]).toEqual([403, 'The password is not right.']);
    const early = await at.post('/api/account/second-step/confirm', { code: '123456' }, cookie);
    expect([early.status, early.body.todo]).toEqual([409, 'Give your password to begin.']);
    const { secret, address } = (await at.post('/api/account/second-step', { password: PASSWORD }, cookie)).body;
    expect(secret).toMatch(/^[A-Z2-7]{52}$/);
    expect(address).toBe(
      `otpauth://totp/Bellwether:ed%40example.com?secret=${secret}&issuer=Bellwether&digits=6&period=30`,
    );
    expect((await own(cookie)).body).toMatchObject({ isOn: false, since: null, recoveryCodesLeft: null });
    const right = appCode(secret, at.clock.now);
    const guess = right === '000000' ? '000001' : '000000';
    expect((await at.post('/api/account/second-step/confirm', { code: guess }, cookie)).status).toBe(403);
    expect((await at.signIn('ed@example.com')).body.user?.email).toBe('ed@example.com');
    const done = await at.post('/api/account/second-step/confirm', { code: right }, cookie);
    expect(done.body.recoveryCodes).toHaveLength(10);
    expect((await own(cookieFrom(done))).body).toEqual({
      isOn: true,
      since: at.clock.now.toISOString(),
      recoveryCodesLeft: 10,
      required: false,
      hasPassword: true,
    });
    expect((await at.signIn('ed@example.com')).body).toEqual({ setUp: true, secondStep: 'code' });
  });

  it('ends every other session when it is set up, and is not set up over one that is on', async () => {
    const elsewhere = await signedIn('mia@example.com');
    const { cookie } = await at.setUp('mia@example.com');
    expect([(await at.whoIs(elsewhere)).user, (await at.whoIs(cookie)).user?.email]).toEqual([
      undefined,
      'mia@example.com',
    ]);
    const again = await at.post('/api/account/second-step', { password: PASSWORD }, cookie);
    expect([again.status, again.body.error]).toEqual([409, 'The second step is set up already.']);
    expect((await at.post('/api/account/second-step/confirm', { code: '123456' }, cookie)).status).toBe(409);
  });

  it('is sealed in the tables: no secret, recovery code or code that was used can be read there', async () => {
    const { orm } = at.db;
    const tables = [orm.select().from(secondSteps), orm.select().from(usedCodes), orm.select().from(verifications)];
    const text = JSON.stringify(await Promise.all(tables));
    const secret = Buffer.from(
      (olive.secret.match(/./g) ?? [])
        .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g)!
        .map((byte) => Number.parseInt(byte, 2)),
    );
    for (const told of [olive.secret, secret.toString(), secret.toString('hex'), secret.toString('base64')])
      expect(text).not.toContain(told);
    for (const code of olive.recoveryCodes) expect(text).not.toContain(code.slice(0, 5));
    const [row] = await orm.select().from(secondSteps);
    expect([row.secret, row.backupCodes].every((sealed) => /^[0-9a-f]{100,}$/.test(sealed))).toBe(true);
    const [used] = await orm.select().from(usedCodes);
    expect(used.codeHash).toMatch(/^[\w-]{43}$/);
  });

  it('gives other recovery codes for password and code, and the ones before are good no longer', async () => {
    const asked = (body: object) => at.post('/api/account/second-step/recovery-codes', body, olive.cookie);
    const code = at.code(olive.secret);
    expect((await asked({ password: 'a wrong one at that', code })).body.error).toBe('The password is not right.');
    expect((await asked({ password: PASSWORD, code: '000000' })).status).toBe(403);
    expect((await asked({ password: PASSWORD })).status).toBe(400);
    const made = await asked({ password: PASSWORD, code });
    expect([made.status, new Set(made.body.recoveryCodes).size]).toEqual([200, 10]);
    expect(made.body.recoveryCodes.filter((each) => olive.recoveryCodes.includes(each))).toEqual([]);
    const half = cookieFrom(await at.signIn('olive@example.com'));
    expect((await at.post('/api/session/code', { code: olive.recoveryCodes[0] }, half)).status).toBe(403);
    olive.recoveryCodes = made.body.recoveryCodes;
    expect((await at.post('/api/session/code', { code: olive.recoveryCodes[0] }, half)).status).toBe(200);
  });

  it('is turned off with the password and a code, of the app or for recovery, and with nothing less', async () => {
    const { secret, recoveryCodes, cookie } = await at.setUp('pat@example.com');
    const off = (body: object) => at.post('/api/account/second-step/off', body, cookie);
    expect((await off({ password: PASSWORD, code: '000000' })).status).toBe(403);
    expect((await off({ password: 'a wrong one at that', code: at.code(secret) })).status).toBe(403);
    const done = await off({ password: PASSWORD, code: recoveryCodes[3].toUpperCase().replace('-', ' ') });
    expect(done.status).toBe(200);
    expect((await own(cookieFrom(done))).body).toMatchObject({ isOn: false, since: null });
    expect((await at.whoIs(cookie)).user).toBeUndefined();
    expect((await at.signIn('pat@example.com')).body.user?.email).toBe('pat@example.com');
  });

  it('stops after ten wrong passwords or codes, for a quarter of an hour', async () => {
    const cookie = await signedIn('zoe@example.com');
    const wrong = { password: 'a wrong one at that' };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => at.post('/api/account/second-step', wrong, cookie)),
    );
    expect(answers.filter(({ status }) => status === 403).length).toBeLessThanOrEqual(10);
    expect((await at.post('/api/account/second-step', { password: PASSWORD }, cookie)).status).toBe(429);
    const change = { current: PASSWORD, password: 'quiet otters swim upstream' };
    expect((await at.send('PUT', '/api/account/password', { cookie, body: change })).status).toBe(429);
    at.later(15 * 60_000);
    expect((await at.post('/api/account/second-step', { password: PASSWORD }, cookie)).status).toBe(200);
  });

  it('is nobody else’s: viewing as somebody sets up one’s own', async () => {
    const cookie = await signedIn('pat@example.com');
    const zoe = await at.db.rows<{ id: number }>(sql`select user_id as id from users where email = 'zoe@example.com'`);
    const headers = { [VIEW_AS_HEADER]: String(zoe[0].id) };
    const begun = await at.send('POST', '/api/account/second-step', { cookie, headers, body: { password: PASSWORD } });
    expect(begun.body.address).toContain('pat%40example.com');
    const code = appCode(begun.body.secret, at.clock.now);
    const done = await at.send('POST', '/api/account/second-step/confirm', { cookie, headers, body: { code } });
    expect(done.status).toBe(200);
    const found = await at.db.rows<{ email: string }>(sql`
      select email from users where second_step_is_on and email in ('pat@example.com', 'zoe@example.com')`);
    expect(found).toEqual([{ email: 'pat@example.com' }]);
  });

  it('begun twice at once is one: whichever key is shown last is the one that counts', async () => {
    const cookie = await signedIn('kim@example.com');
    const begin = () => at.post('/api/account/second-step', { password: PASSWORD }, cookie);
    const both = await Promise.all([begin(), begin()]);
    for (const { status, body } of both)
      expect([status, body.todo]).toEqual(status === 200 ? [200, undefined] : [409, 'Try again.']);
    const last = await begin();
    const code = appCode(last.body.secret, at.clock.now);
    expect((await at.post('/api/account/second-step/confirm', { code }, cookie)).status).toBe(200);
    expect(at.errors).toEqual([]);
  });

  it('says whom to ask when the key it was sealed with is gone, and never takes the password alone', async () => {
    const half = cookieFrom(await at.signIn('mia@example.com'));
    await at.db.rows(sql`
      update second_steps set sealed_recovery_codes = repeat('ab', 80), sealed_secret = repeat('ab', 80)
      where user_id = (select user_id from users where email = 'mia@example.com')`);
    const answer = await at.post('/api/session/code', { code: '123456' }, half);
    expect([answer.status, answer.body.todo]).toEqual([409, 'Ask an administrator to reset it.']);
    expect((await at.whoIs(half)).user).toBeUndefined();
    expect(at.errors).toEqual([]);
  });
});
