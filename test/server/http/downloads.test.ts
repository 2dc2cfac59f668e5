import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '#drizzle/schema/index.ts';
import { uploads } from '#server/http/uploads.ts';
import { apiRoutes } from '#shared/contract/routes/apiRoutes.ts';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer } from '#test/factories/accessServer.ts';
import { FIRST } from '../ingest/firstAndSecond.ts';
import { importTexts } from '../ingest/tryOut.ts';

const SERVER = join(import.meta.dirname, '..', '..', '..', 'server');

describe.each(databases)('what is taken out as a file ($name)', (engine) => {
  let at: AccessServer;
  let folder: string;
  let cookie: string;
  let rejects: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-downloads-'));
    const kept = uploads(folder, randomBytes);
    at = await accessServer(engine, { uploads: kept });
    await importTexts(at.db, FIRST);
    const placed = await kept.place('rejected rows of roster.csv');
    rejects = placed.file;
    await writeFile(placed.path, 'line,reason\n2,no name\n');
    cookie = await at.cookieOf(await at.user('olive@example.com', 'owner'));
  });
  afterAll(async () => {
    await at.close();
    await rm(folder, { recursive: true });
  });
  /** What stands in an address that needs something. */
  const asked = (path: string): string => {
    if (path === '/api/rights/person') return `${path}?person=E1`;
    return path.replace(':file', rejects).replace(':manager', 'M1').replace(':importId', '1');
  };
  const logged = async () => {
    const events = await at.db.orm.select().from(auditEvents).orderBy(auditEvents.eventId);
    return events.filter(({ action }) => action === 'export' || action === 'person exported');
  };

  it('is in the log, whichever route gives it: each that the API describes is asked', async () => {
    const files: Record<string, unknown> = {};
    for (const { path } of apiRoutes.filter(({ method }) => method === 'get')) {
      const before = await logged();
      const { headers } = await at.send('GET', asked(path), { cookie });
      const isFile = headers.get('content-disposition') !== null;
      const more = (await logged()).slice(before.length);
      expect([path, more.length]).toEqual([path, isFile ? 1 : 0]);
      if (isFile) files[path] = [more[0].actor, more[0].action, more[0].details];
    }
    expect(files).toEqual({
      '/api/audit/events.csv': ['olive@example.com', 'export', { what: 'audit log', events: expect.any(Number) }],
      '/api/import/rejects/:file': ['olive@example.com', 'export', { what: 'rejected rows of roster.csv' }],
      '/api/rights/person': ['olive@example.com', 'person exported', { person: 'E1' }],
    });
  });

  it('is in the log when the page makes it: the file, its rows, the page', async () => {
    const body = { what: 'managers.csv', rows: 54, page: '/managers?from=2025-01' };
    expect((await at.send('POST', '/api/exports', { cookie, body })).status).toBe(200);
    expect((await logged()).at(-1)).toMatchObject({ actor: 'olive@example.com', action: 'export', details: body });
    expect((await at.send('POST', '/api/exports', { body })).status).toBe(401);
    expect((await at.send('POST', '/api/exports', { cookie, body: { rows: 1 } })).body.error).toBe(
      'what: nothing is given.',
    );
  });

  it('is refused with what to do when it is gone, and then not in the log', async () => {
    await rm(join(folder, rejects));
    const before = await logged();
    expect((await at.send('GET', asked('/api/import/rejects/:file'), { cookie })).body).toEqual({
      error: 'The rejected rows are no longer here.',
      todo: 'Drop the file again to have them written anew.',
    });
    expect(await logged()).toEqual(before);
  });
});

it('files are sent from one place of the server only, the one that writes the log', async () => {
  const names = await readdir(SERVER, { recursive: true });
  const sending: string[] = [];
  for (const name of names.filter((each) => each.endsWith('.ts')))
    if (
      /\.attachment\(|content-disposition|\.download\(|\.sendFile\(/i.test(await readFile(join(SERVER, name), 'utf8'))
    )
      sending.push(name);
  expect(sending).toEqual([join('http', 'sendDownload.ts')]);
});
