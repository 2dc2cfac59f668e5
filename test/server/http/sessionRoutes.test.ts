import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { inlineImports } from '#server/ingest/index.ts';
import { inlineAnswers } from '#server/answers/inlineAnswers.ts';
import { createApp } from '#server/app.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { uploads } from '#server/http/uploads.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { identityDeps } from '#test/factories/signIn.ts';

const OWNER = { token: 'the-link', name: 'Olive', email: 'Olive@Example.com', password: 'correct horse battery' };

describe.each(databases)('signing in ($name)', ({ open }) => {
  let database: TestDatabase;
  let folder: string;
  let now = new Date('2026-07-01T12:00:00Z');
  let app: ReturnType<typeof createApp>;
  const errors: unknown[] = [];

  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), 'bellwether-http-'));
    const random = seededRandom(1);
    const randomBytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256));
    const answers = inlineAnswers(inlineFacts(database.db));
    await answers.refresh();
    app = createApp(
      {
        db: database.db,
        answers,
        imports: inlineImports(database.db),
        now: () => now,
        randomBytes,
        setUpToken: OWNER.token,
        respondentKey: new Uint8Array(32),
        ...identityDeps,
        uploads: uploads(join(folder, 'uploads'), randomBytes),
        webFolder: folder,
        report: (error) => errors.push(error),
      },
      () => Promise.reject(new Error('not asked for here')),
    );
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('refuses every question of somebody not signed in', async () => {
    for (const path of ['/api/overview', '/api/managers', '/api/turnover', '/api/import/history', '/api/nothing']) {
      const answer = await request(app).get(path);
      expect({ path, status: answer.status, body: answer.body }).toEqual({
        path,
        status: 401,
        body: { error: 'You are not signed in.', todo: 'Sign in and try again.' },
      });
    }
  });

  it('says that nobody has set it up', async () =>
    expect((await request(app).get('/api/session')).body).toEqual({ setUp: false }));

  it('refuses a wrong link, a short password and something that is no e-mail, saying what to do', async () => {
    const wrong = await request(app)
      .post('/api/set-up')
      .send({ ...OWNER, token: 'guessed' });
    expect([wrong.status, wrong.body.todo]).toEqual([403, 'Use the link printed when Bellwether last started.']);
    expect(
      (
        await request(app)
          .post('/api/set-up')
          .send({ ...OWNER, password: 'short' })
      ).body.error,
    ).toContain('at least 12');
    expect(
      (
        await request(app)
          .post('/api/set-up')
          .send({ ...OWNER, email: 'olive' })
      ).status,
    ).toBe(400);
  });

  it('makes one owner, also when the link is used twice at once', async () => {
    const answers = await Promise.all(
      [OWNER, { ...OWNER, email: 'eve@example.com' }].map((owner) => request(app).post('/api/set-up').send(owner)),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409]);
  });

  it('signs in with the right password only, and keeps the session in a cookie no script can read', async () => {
    const owner = (await database.db.orm.query.users.findFirst())!;
    const refused = await request(app).post('/api/session').send({ email: owner.email, password: 'wrong' });
    const unknown = await request(app).post('/api/session').send({ email: 'nobody@example.com', password: 'wrong' });
    expect([refused.status, unknown.status]).toEqual([401, 401]);
    expect(refused.body).toEqual(unknown.body);
    const answer = await request(app)
      .post('/api/session')
      .send({ email: owner.email.toUpperCase(), password: OWNER.password });
    expect(answer.status).toBe(200);
    const [cookie] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const session = cookie.split(';')[0];
    expect((await request(app).get('/api/session').set('Cookie', session)).body.user.roles).toEqual(['owner']);
    const later = now;
    now = new Date('2026-07-15T12:00:01Z');
    expect((await request(app).get('/api/overview').set('Cookie', session)).status).toBe(401);
    now = later;
    await request(app).delete('/api/session').set('Cookie', session);
    expect((await request(app).get('/api/overview').set('Cookie', session)).status).toBe(401);
  });

  it('stops checking passwords for an address that was refused ten times, for a quarter of an hour', async () => {
    const guess = { email: 'guess@example.com', password: 'wrong' };
    const answers = [];
    for (let i = 0; i < 12; i += 1) answers.push((await request(app).post('/api/session').send(guess)).status);
    expect(answers.at(-1)).toBe(429);
    now = new Date(now.getTime() + 15 * 60_000);
    expect((await request(app).post('/api/session').send(guess)).status).toBe(401);
  });

  it('never stores a password as it is, and what it stores of a session is no cookie', async () => {
    const { orm } = database.db;
    const [accounts, sessions] = await Promise.all([orm.query.accounts.findMany(), orm.query.sessions.findMany()]);
    expect(accounts.map(({ password }) => password)).toEqual([expect.stringMatching(/^scrypt[$]/)]);
    expect(JSON.stringify(accounts)).not.toContain(OWNER.password);
    for (const { token } of sessions) {
      const cookie = `bellwether.session_token=${token}`;
      expect((await request(app).get('/api/overview').set('Cookie', cookie)).status).toBe(401);
    }
  });

  it('answers a body that is no JSON with 400 and tells the operator nothing', async () => {
    const answer = await request(app).post('/api/session').set('Content-Type', 'application/json').send('{');
    expect([answer.status, answer.body.todo]).toEqual([
      400,
      'Reload the page and try again; a program sends JSON in UTF-8.',
    ]);
    expect(errors).toEqual([]);
  });
});
