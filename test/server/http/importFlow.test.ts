import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOwner } from '#server/access/accounts.ts';
import { inlineAnswers } from '#server/answers/inlineAnswers.ts';
import { createApp } from '#server/app.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { uploads } from '#server/http/uploads.ts';
import { inlineImports } from '#server/ingest/index.ts';
import { auditEvents, users } from '#drizzle/schema/index.ts';
import type { Receipt, RecognisedFile } from '#shared/contract/import.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { identityDeps, sessionCookie } from '#test/factories/signIn.ts';
import { encode } from '#test/server/ingest/reading/encode.ts';
import { textRow, workbook } from '#test/server/ingest/reading/workbooks.ts';

const ROSTER =
  'Employee ID,Name,Hire Date,Exit Date\n1,Ada,13/01/2020,\n2,Bob,14/01/2020,99/99/2021\n3,Cy,15/01/2020,\n';

describe.each(databases)('an import over HTTP ($name)', ({ open }) => {
  let database: TestDatabase;
  let folder: string;
  let cookie: string;
  let app: ReturnType<typeof createApp>;
  let first: Receipt;

  beforeAll(async () => {
    database = await open();
    const { db } = database;
    folder = await mkdtemp(join(tmpdir(), 'bellwether-http-'));
    const random = seededRandom(1);
    const randomBytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256));
    const outside = { now: () => new Date('2026-07-01T12:00:00Z'), randomBytes };
    const answers = inlineAnswers(inlineFacts(db));
    await answers.refresh();
    const deps = {
      ...outside,
      db,
      answers,
      imports: inlineImports(db),
      uploads: uploads(join(folder, 'uploads'), randomBytes),
      webFolder: folder,
      setUpToken: 'x',
      respondentKey: new Uint8Array(32),
      ...identityDeps,
      report: () => {},
    };
    app = createApp(deps, () => Promise.reject(new Error('not asked for here')));
    const owner = await createOwner(
      db,
      { token: 'x', name: 'O', email: 'o@example.com', password: 'long enough a one' },
      outside,
    );
    cookie = await sessionCookie(db, owner!.userId, outside.now());
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  const get = (path: string) => request(app).get(path).set('Cookie', cookie);
  const post = (path: string, body: object) => request(app).post(path).set('Cookie', cookie).send(body);
  const upload = async (name: string, text: string | Uint8Array): Promise<RecognisedFile> => {
    const answer = await request(app)
      .post(`/api/import/files?name=${name}`)
      .set('Cookie', cookie)
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from(typeof text === 'string' ? new TextEncoder().encode(text) : text));
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const task = async (step: 'preview' | 'apply', { file, mapping }: RecognisedFile): Promise<Receipt> => {
    const { text } = await post(`/api/import/${step}`, { files: [{ file, mapping }] });
    return JSON.parse(text.trim().split('\n').at(-1)!).receipt;
  };

  it('names where the rejected rows are, in the preview and after; they come as a file', async () => {
    const found = await upload('staff.csv', ROSTER);
    const preview = await task('preview', found);
    expect(preview).toMatchObject({ applied: false, files: [{ new: 2, rejected: 1, rejects: expect.any(String) }] });
    first = await task('apply', found);
    expect(first).toMatchObject({ applied: true, files: [{ new: 2, rejected: 1 }] });
    for (const receipt of [preview, first]) {
      const answer = await get(`/api/import/rejects/${receipt.files[0].rejects}`);
      expect(answer.headers['content-disposition']).toBe('attachment; filename="rejected rows of staff.csv"');
      expect(answer.text).toContain('\r\n2,Bob,14/01/2020,99/99/2021,3,"Exit Date: ');
    }
    await rm(join(folder, 'uploads', String(first.files[0].rejects)));
    const gone = await get(`/api/import/rejects/${first.files[0].rejects}`);
    expect([gone.status, gone.body.error]).toEqual([404, 'The rejected rows are no longer here.']);
    first = { ...first, files: [{ ...first.files[0], rejects: preview.files[0].rejects! }] };
    expect((await get('/api/import/rejects/nothing')).status).toBe(400);
    expect((await get(`/api/import/rejects/${'0'.repeat(32)}`)).status).toBe(404);
  });

  it('put right, the rejected row is imported; and the overview counts it', async () => {
    const { text } = await get(`/api/import/rejects/${first.files[0].rejects}`);
    const found = await upload('fixed.csv', text.replace('99/99/2021', ''));
    expect(found.questions).toEqual([]);
    expect(await task('apply', found)).toMatchObject({ applied: true, files: [{ new: 1, rejected: 0 }] });
    expect((await get('/api/overview')).body).toMatchObject({ employees: 2 });
  });

  it('is undone latest first; the overview, the history and the log say so', async () => {
    const refused = await post('/api/import/undo', { importId: first.importId });
    expect(refused.status).toBe(422);
    expect(refused.body.error).toContain(`Import ${first.importId} cannot be undone before those after it`);
    const latest = (await get('/api/import/history')).body.imports[0].importId;
    expect((await post('/api/import/undo', { importId: latest })).body).toEqual({
      importId: latest,
      removed: 1,
      restored: 0,
      also: [],
    });
    expect((await get('/api/overview')).body).toMatchObject({ employees: 1 });
    const [entry] = (await get('/api/import/history')).body.imports;
    expect(entry).toMatchObject({
      importId: latest,
      undoneAt: expect.stringContaining('2026-07-01'),
      undoneBy: 'o@example.com',
    });
    const log = await database.db.orm.select().from(auditEvents);
    const imported = log.filter(({ action }) => action === 'import').map(({ details }) => details);
    expect(imported).toEqual(
      [...new Set(imported.map((each) => JSON.stringify(each)))].map((each) => JSON.parse(each)),
    );
    expect(imported).toContainEqual({ importId: latest, files: ['fixed.csv'] });
    const from = { actor: 'o@example.com', address: '127.0.0.1' };
    expect(log.filter(({ action }) => action === 'import' || action === 'undo')).toEqual(
      imported
        .map(() => expect.objectContaining({ action: 'import', ...from }))
        .concat([expect.objectContaining({ action: 'undo', ...from })]),
    );
  });

  it('is neither undone nor are its rejects given to somebody who may not import', async () => {
    await database.db.orm.update(users).set({ roles: ['executive'] });
    expect((await post('/api/import/undo', { importId: first.importId })).status).toBe(403);
    expect((await get(`/api/import/rejects/${first.files[0].rejects}`)).status).toBe(403);
    await database.db.orm.update(users).set({ roles: ['hr'] });
    expect((await post('/api/import/undo', { importId: first.importId })).status).toBe(200);
    expect((await get('/api/overview')).body).toMatchObject({ empty: true });
  });

  it('that cannot be read as it is is kept, and read in the way a person says', async () => {
    const russian = ROSTER.replace('Ada', 'Иван').replace('Bob', 'Ольга').replace('Cy', 'Сергей');
    const refused = await request(app)
      .post('/api/import/files?name=wide.csv')
      .set('Cookie', cookie)
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from(encode(russian, 'windows-1251')));
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ error: expect.any(String), file: expect.stringMatching(/^[0-9a-f]{32}$/) });
    const again = await post('/api/import/recognise', {
      file: refused.body.file,
      reading: { encoding: 'windows-1251' },
    });
    expect(again.body).toMatchObject({ name: 'wide.csv', rows: 3 });
    expect(JSON.stringify(again.body)).toContain('Ольга');
  });

  it('takes a workbook: each sheet is a table, and what is read of the file itself can be said', async () => {
    const head = textRow(1, 'Employee ID', 'Name', 'Hire Date');
    const bytes = workbook({
      sheets: {
        North: head + textRow(2, '011', 'Di', '2020-01-16'),
        South: head + textRow(2, '012', 'Ed', '2020-01-17'),
      },
    });
    const north = await upload('staff.xlsx', bytes);
    expect(north).toMatchObject({ name: 'staff.xlsx: North', kind: 'roster', parts: ['North', 'South'], rows: 1 });
    const asked = await post('/api/import/recognise', { file: north.file, reading: { part: 'South' } });
    const south: RecognisedFile = asked.body;
    expect(south).toMatchObject({ name: 'staff.xlsx: South', file: north.file, mapping: { part: 'South' } });
    const files = [north, south].map(({ file, mapping }) => ({ file, mapping }));
    const { text } = await post('/api/import/apply', { files });
    const { receipt } = JSON.parse(text.trim().split('\n').at(-1)!) as { receipt: Receipt };
    expect(receipt.files).toMatchObject([
      { file: 'staff.xlsx: North', new: 1 },
      { file: 'staff.xlsx: South', new: 1 },
    ]);
    const none = await post('/api/import/recognise', {
      file: (await upload('a.csv', ROSTER)).file,
      reading: { part: 'x' },
    });
    expect(none.status).toBe(422);
    expect(none.body.error).toContain('a.csv has no sheets');
  });
});
