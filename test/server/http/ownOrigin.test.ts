import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer, PASSWORD } from '#test/factories/accessServer.ts';

describe('a request of another site', () => {
  let at: AccessServer;
  beforeAll(async () => {
    at = await accessServer(databases[0]);
    await at.user('olive@example.com', 'owner');
  });
  afterAll(() => at.close());
  const body = { email: 'olive@example.com', password: PASSWORD };
  const status = async (headers: Record<string, string>) =>
    (await at.send('POST', '/api/session', { body, headers })).status;

  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('changes nothing (%j)', async (headers) => expect(await status(headers)).toBe(403));

  it('is told from one of our own page, and from a program that says no origin', async () => {
    expect(await status({ origin: at.address(), 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await status({})).toBe(200);
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example'])(
    'by the name %j gets no answer, not even a page',
    async (host) => {
      const { port } = new URL(at.address());
      for (const path of ['/', '/api/session', '/scim/v2/Users']) {
        const answered = await new Promise<number | undefined>((answer, failed) =>
          request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
            response.resume();
            answer(response.statusCode);
          })
            .on('error', failed)
            .end(),
        );
        expect([path, answered]).toEqual([path, 421]);
      }
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'as a form can send it (%s) is not read',
    async (type) => {
      const answer = await fetch(`${at.address()}/api/session`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(415);
    },
  );

  it('cannot say where links lead: they hold our own address whatever the request claims', async () => {
    const [cookie] = (await at.send('POST', '/api/session', { body })).headers.getSetCookie();
    const { link } = (
      await at.send('POST', '/api/invitations', {
        body: { email: 'new@example.com', roles: ['hr'] },
        cookie: cookie.split(';')[0],
        headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' },
      })
    ).body;
    expect(new URL(link).origin).toBe(at.address());
  });
});
