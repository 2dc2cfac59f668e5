import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inlineImports } from '#server/ingest/index.ts';
import { inlineAnswers } from '#server/answers/inlineAnswers.ts';
import { createApp } from '#server/app.ts';
import { createOwner } from '#server/access/accounts.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import type { Question } from '#server/http/answers.ts';
import { uploads } from '#server/http/uploads.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { identityDeps, sessionCookie } from '#test/factories/signIn.ts';

describe.each(databases)('a question over HTTP ($name)', ({ open }) => {
  let database: TestDatabase;
  let folder: string;
  let cookie: string;
  let app: ReturnType<typeof createApp>;
  const asked: Question[] = [];

  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), 'bellwether-http-'));
    const outside = {
      now: () => new Date('2026-07-01T12:00:00Z'),
      randomBytes: (length: number) => new Uint8Array(length),
    };
    const answers = inlineAnswers(inlineFacts(database.db));
    await answers.refresh();
    const counted = {
      ...answers,
      ask: (question: Question) => {
        asked.push(question);
        return answers.ask(question);
      },
    };
    const folders = { uploads: uploads(join(folder, 'uploads'), outside.randomBytes), webFolder: folder };
    const deps = {
      ...outside,
      ...folders,
      db: database.db,
      answers: counted,
      imports: inlineImports(database.db),
      setUpToken: 'x',
      respondentKey: new Uint8Array(32),
      ...identityDeps,
      report: () => {},
    };
    app = createApp(deps, () => Promise.reject(new Error('not asked for here')));
    const owner = await createOwner(
      database.db,
      { token: 'x', name: 'O', email: 'o@example.com', password: 'long enough a one' },
      outside,
    );
    cookie = await sessionCookie(database.db, owner!.userId, outside.now());
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  const get = (path: string) => request(app).get(path).set('Cookie', cookie);

  it('on an empty Bellwether says that it is empty', async () => {
    expect((await get('/api/overview')).body).toMatchObject({ empty: true, employees: 0, findings: [] });
  });

  it('is computed once for the same facts, reader and question', async () => {
    asked.length = 0;
    const [first, second] = [await get('/api/turnover?by=department'), await get('/api/turnover?by=department')];
    expect(second.body).toEqual(first.body);
    expect(asked).toHaveLength(1);
  });

  it('is not sent again to a browser that has the answer', async () => {
    const first = await get('/api/managers');
    const second = await get('/api/managers').set('If-None-Match', first.headers['etag']);
    expect([first.status, second.status, second.text]).toEqual([200, 304, '']);
  });

  it('that breaks the contract is refused in words, and so is an unknown manager', async () => {
    expect((await get('/api/turnover?by=star-sign')).status).toBe(400);
    const misspelt = await get('/api/turnover?form=2020-01');
    expect([misspelt.status, misspelt.body.error]).toEqual([400, 'The request: there is no form.']);
    expect((await get('/api/turnover?from=2024-13')).body.error).toContain('YYYY-MM');
    expect((await get('/api/managers/nobody')).status).toBe(404);
  });
});
