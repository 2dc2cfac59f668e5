import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '#drizzle/schema/index.ts';
import { createApp } from '#server/app.ts';
import { importFolder } from '#server/commands/importFolder.ts';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer } from '#test/factories/accessServer.ts';

describe('the sample organisation, loaded on the page', () => {
  let at: AccessServer;
  let folder: string;
  beforeAll(async () => {
    at = await accessServer(databases[0]);
    folder = await mkdtemp(join(tmpdir(), 'bellwether-sample-'));
    await writeFile(join(folder, 'staff.csv'), 'employee_id,name,hire_date\n1,Ada,2020-01-13\n');
  });
  afterAll(async () => {
    await at.close();
    await rm(folder, { recursive: true });
  });

  it('stands in the log like every import: who, from where, which files; and once only', async () => {
    const { imports, respondentKey } = at.deps;
    const app = createApp(at.deps, (progress, by) =>
      importFolder(imports, folder, { respondentKey, ...by, now: at.clock.now }, progress),
    );
    const cookie = await at.cookieOf(await at.user('olive@example.com', 'owner'));
    const load = () => request(app).post('/api/sample').set('Cookie', cookie);
    expect((await load()).text).toContain('"applied":true');
    expect((await load()).text).toContain('There are people in this Bellwether already.');
    const log = await at.db.orm.select().from(auditEvents);
    expect(log.filter(({ action }) => action === 'import')).toMatchObject([
      { actor: 'olive@example.com', address: '127.0.0.1', details: { importId: 1, files: ['staff.csv'] } },
    ]);
  });
});
